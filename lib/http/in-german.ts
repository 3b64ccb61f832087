import { createTranslator } from 'use-intl/core'
import { type Template, template, valuesOf } from './template.ts'
import catalogue from './their-words.de.json' with { type: 'json' }

const sentences: Readonly<Record<string, string>> = catalogue

/** Those with values, the most telling first: of two that fit, the one that leaves less to its values is meant. */
const templates = Object.keys(sentences)
  .map((text): [string, Template] => [text, template(text)])
  .filter(([, { pieces }]) => pieces.length > 1)
  .sort(([, one], [, other]) => other.weight - one.weight)

/**
 * An English sentence of a use case in German; undefined where it is none that we know. What was put into it is said in German too
 * where it is a phrase of ours, and stays as it is where it is a name or a number.
 */
export function inGerman(sentence: string, depth = 3): string | undefined {
  if (Object.hasOwn(sentences, sentence)) return say(sentence, [])
  const raised = changed(sentence, 'toUpperCase')
  if (Object.hasOwn(sentences, raised)) return changed(say(raised, []), 'toLowerCase')
  if (depth === 0 || sentence.length > longest) return undefined
  for (const [text, made] of templates) {
    const values = valuesOf(made, sentence)
    if (values !== undefined)
      return say(
        text,
        values.map((value) => inGerman(value, depth - 1) ?? value),
      )
  }
  return undefined
}

/** A sentence of ours that goes on after a colon begins small. */
const changed = (text: string, how: 'toUpperCase' | 'toLowerCase'): string => text.slice(0, 1)[how]() + text.slice(1)

const longest = 2_000

type Say = (key: 'text', values: Record<string, string>) => string
const made = new Map<string, Say>()

function say(text: string, values: readonly string[]): string {
  const known =
    made.get(text) ??
    (createTranslator({ locale: 'de', messages: { text: sentences[text] ?? text } }) as unknown as Say)
  made.set(text, known)
  return known('text', Object.fromEntries(values.entries()))
}
