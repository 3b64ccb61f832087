import { type Kit, kits } from './kit.ts'
import type { ConsoleLanguage } from './language.ts'
import { spoken } from './spoken.ts'

/** As `use-kit.ts`, where there is no context: in components that run on the server alone. */
export const useLanguage = (): ConsoleLanguage => spoken() ?? 'en'

/** As `use-kit.ts`. */
export const useKit = (): Kit => kits[useLanguage()]
