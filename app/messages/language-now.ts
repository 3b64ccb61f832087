import type { ConsoleLanguage } from '#components/words/language.ts'
import { readerNow } from './reader-now.ts'

/** The language of whoever asks: that of the page being rendered, else that of the action or file being asked for, else English. */
export const languageNow = (): ConsoleLanguage => readerNow().language
