import { requestContext } from '#lib/kernel/context.ts'
import german from './refusals.de.json' with { type: 'json' }

const inGerman: Readonly<Record<string, string>> = german

/**
 * A sentence of a use case as the console says it to whoever sent the form: in German where it is written in German. Use cases
 * speak English, for programs ask them too; `{id}` stands for a number to quote.
 */
export function theirWords(sentence: string, values: { id?: string } = {}): string {
  const known = requestContext().consoleLanguage === 'de' && Object.hasOwn(inGerman, sentence)
  return ((known ? inGerman[sentence] : undefined) ?? sentence).replace('{id}', values.id ?? '')
}
