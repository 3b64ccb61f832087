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
export function inGerman(sentence: string): string | undefined {
  return wholeInGerman(sentence) ?? fromTemplate(sentence, (value) => phrase(value, deepest) ?? value)
}

/**
 * The same of what is written in the sources just so, and has no values: for descriptions, which may be a tenant's own as well. A
 * tenant that wrote word for word what we wrote is taken for us.
 */
export function wholeInGerman(sentence: string): string | undefined {
  if (Object.hasOwn(sentences, sentence)) return say(sentence, [])
  const raised = changed(sentence, 'toUpperCase')
  return Object.hasOwn(sentences, raised) ? changed(say(raised, []), 'toLowerCase') : undefined
}

/** What a value may be made of in turn: `at most {0}` of `5 minutes` of a number. */
const deepest = 3

/** A phrase of ours through and through. A group called “Sales and marketing” is none, though there is a template `{0} and {1}`. */
function phrase(text: string, depth: number): string | undefined {
  if (/^[\d.,: %-]+$/.test(text)) return text
  const whole = wholeInGerman(text)
  if (whole !== undefined || depth === 0) return whole
  return fromTemplate(text, (value) => phrase(value, depth - 1))
}

/** By the first template that fits, if `valueIn` knows what to say for each of its values. */
function fromTemplate(sentence: string, valueIn: (value: string) => string | undefined): string | undefined {
  if (sentence.length > longest) return undefined
  for (const [text, made] of templates) {
    const values = valuesOf(made, sentence)?.map(valueIn)
    if (values?.every((value) => value !== undefined)) return say(text, values)
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
