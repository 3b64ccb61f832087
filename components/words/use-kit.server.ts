import { type Kit, kits } from './kit.ts'
import type { ConsoleLanguage } from './language.ts'
import { anyone, type Reader } from './reader.ts'
import { spokenTo } from './spoken.ts'

/** As `use-kit.ts`, where there is no context: in components that run on the server alone. */
export const useReader = (): Reader => spokenTo() ?? anyone

/** As `use-kit.ts`. */
export const useLanguage = (): ConsoleLanguage => useReader().language

/** As `use-kit.ts`. */
export const useKit = (): Kit => kits[useLanguage()]
