/** What an environment is for, as its people see it. The built-in `control` is none of these. */
export const environmentKinds = ['production', 'staging', 'development'] as const
export type EnvironmentKind = (typeof environmentKinds)[number]

/** The colours that an environment may have; each is a token of the look, light and dark. Never the only thing that tells it. */
export const environmentColours = ['petrol', 'amber', 'violet', 'blue', 'plum', 'slate'] as const
export type EnvironmentColour = (typeof environmentColours)[number]

const byKind: Readonly<Record<string, EnvironmentColour>> = { staging: 'amber', development: 'violet' }

/** The colour of an environment of this kind that was given none. */
export const colourOf = (kind: string): EnvironmentColour => byKind[kind] ?? 'petrol'
