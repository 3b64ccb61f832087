import { theirWords } from '#lib/http/their-words.ts'
import { languageNow } from './language-now.ts'

/** A sentence that a use case wrote down for people to read, in the language of whoever asks: on pages that show it. None is empty. */
export const said = (sentence: string | null): string => (sentence === null ? '' : theirWords(sentence, languageNow()))
