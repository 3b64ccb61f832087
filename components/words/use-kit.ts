import { createContext, useContext } from 'react'
import { type Kit, kits } from './kit.ts'
import type { ConsoleLanguage } from './language.ts'

/** What the document is written in; `LanguageProvider` fills it. */
export const LanguageContext = createContext<ConsoleLanguage>('en')

/** The language that a component of the kit speaks. `#kit` is this file in the browser, and `use-kit.server.ts` on the server. */
export const useLanguage = (): ConsoleLanguage => useContext(LanguageContext)

/** The kit's words in that language. */
export const useKit = (): Kit => kits[useLanguage()]
