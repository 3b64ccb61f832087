import { createContext, useContext } from 'react'
import { type Kit, kits } from './kit.ts'
import type { ConsoleLanguage } from './language.ts'
import { anyone, type Reader } from './reader.ts'

/** For whom the document is; `LanguageProvider` fills it. */
export const ReaderContext = createContext<Reader>(anyone)

/** For whom a component of the kit speaks. `#kit` is this file in the browser, and `use-kit.server.ts` on the server. */
export const useReader = (): Reader => useContext(ReaderContext)

/** The language that it speaks. */
export const useLanguage = (): ConsoleLanguage => useReader().language

/** The kit's words in that language. */
export const useKit = (): Kit => kits[useLanguage()]
