import common from './common.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import trail from './trail.json' with { type: 'json' }

/** Every word of the console in English, a file for each section. The keys of other languages are those of this one. */
export const english = { common, people, trail }
