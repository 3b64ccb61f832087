import { requestContext } from '#lib/kernel/context.ts'
import { inGerman, wholeInGerman } from './in-german.ts'

/**
 * A sentence of a use case as the console says it to whoever asks, in the language of their request. Use cases speak English, for
 * programs ask them too; a test finds those that have no German.
 */
export const theirWords = (sentence: string, language = requestContext().consoleLanguage): string =>
  (language === 'de' ? inGerman(sentence) : undefined) ?? sentence

/** The same of a description that may be ours or a tenant's own: only what we wrote, word for word, is said otherwise. */
export const theirDescription = (text: string, language: string): string =>
  (language === 'de' ? wholeInGerman(text) : undefined) ?? text
