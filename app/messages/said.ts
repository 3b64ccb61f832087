import { theirDescription, theirWords } from '#lib/http/their-words.ts'
import { languageNow } from './language-now.ts'

/** A sentence that a use case wrote down for people to read, in the language of whoever asks: on pages that show it. None is empty. */
export const said = (sentence: string | null): string => (sentence === null ? '' : theirWords(sentence, languageNow()))

/** What a role, a permission or an API is for: ours in the language of whoever asks, what a tenant wrote as it was written. */
export const described = (description: string): string => theirDescription(description, languageNow())
