import { wordsIn } from '#lib/language/words-in.ts'
import type { Reader } from './reader.ts'

/** What may stand in a sentence. */
export type Values = Record<string, string | number>

/** A sentence of `mail.json` in one language, with its values put in. */
export type Say = (key: string, values?: Values) => string

/**
 * The sentences of mails as one person reads them. Their keys are made of the kind of message and of the part, so their types say
 * less than those of pages; `words.test.ts` holds that each is there, in every language, with the same values.
 */
export const sayTo = ({ language, overrides }: Reader): Say => wordsIn(language, overrides).mail as unknown as Say
