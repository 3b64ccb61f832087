import { createTranslator } from 'use-intl/core'
import { type Catalogue, catalogues, english, type Section } from '#lib/language/catalogues.ts'
import type { Language } from '#lib/language/languages.ts'
import { bounds } from '#lib/limits/bounds.ts'

export const sections = Object.keys(english) as [Section, ...Section[]]

/** Each text that a tenant may say otherwise: its key, and how a language says it (English where it lacks it). */
export function textsOf(section: Section, language: Language): ReadonlyMap<string, string> {
  const name = `${section} ${language}`
  const known = read.get(name) ?? readTexts(section, language)
  read.set(name, known)
  return known
}

/** Catalogues do not change while we run. */
const read = new Map<string, ReadonlyMap<string, string>>()

function readTexts(section: Section, language: Language): ReadonlyMap<string, string> {
  const own = flat(catalogues[language][section])
  return new Map([...flat(english[section])].map(([key, text]) => [key, own.get(key) ?? text]))
}

function flat(catalogue: Catalogue, prefix = ''): Map<string, string> {
  const entries = Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

/** Why a text cannot stand in for ours; undefined when it can. It is plain text in ICU MessageFormat, with the values that ours has. */
export function faultOfText(section: Section, key: string, language: Language, text: string): string | undefined {
  const ours = textsOf(section, language).get(key)
  if (ours === undefined) return 'There is no text of this name.'
  if (text.length > bounds.branding.text) return `Write at most ${bounds.branding.text} characters.`
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll('\n', ' ')))
    return 'Use letters, digits and signs alone.'
  const [wanted, found] = [argumentsOf(ours), argumentsOf(text)]
  const lacking = [...wanted].filter((name) => !found.has(name))
  const unknown = [...found].filter((name) => !wanted.has(name))
  if (unknown.length > 0)
    return `There is no ${braced(unknown)} here.${wanted.size > 0 ? ` Use ${braced([...wanted])}.` : ''}`
  if (lacking.length > 0) return `Keep ${braced(lacking)}: a value stands in its place.`
  const formatted = [...formattedIn(text)].filter((value) => !formattedIn(ours).has(value))
  if (formatted.length > 0) return `A value stands plain, or as it does in ours: ${formatted.join(', ')}.`
  const [marks, marked] = [marksOf(ours), marksOf(text)]
  if (marks.size !== marked.size || [...marks].some((name) => !marked.has(name)))
    return marks.size === 0
      ? 'Write plain text: < and > are not taken.'
      : `Keep the marks of ours: ${[...marks].join(', ')}.`
  return isFormat(text, [...found], [...marks], language)
    ? undefined
    : 'The braces or marks of this text are not in order.'
}

const braced = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(', ')

/** The names of the values in a message: in ICU MessageFormat an argument may hold messages, and those arguments again. */
export function argumentsOf(message: string): ReadonlySet<string> {
  const names = new Set<string>()
  const within: ('message' | 'argument')[] = ['message']
  for (let at = 0; at < message.length; at += 1) {
    const [char, mode] = [message[at], within.at(-1)]
    if (char === "'" && mode === 'message') at = afterQuote(message, at)
    else if (char === '{' && mode === 'message') {
      names.add(/^\s*([^\s,{}]*)/.exec(message.slice(at + 1))?.[1] ?? '')
      within.push('argument')
    } else if (char === '{') within.push('message')
    else if (char === '}') within.pop()
  }
  return names
}

/** The values that a message counts, chooses by or formats, with how: `count, plural`. */
const formattedIn = (message: string): ReadonlySet<string> =>
  new Set([...message.matchAll(/\{\s*([^\s,{}]+)\s*,\s*(\w+)/g)].map(([, name, type]) => `${name}, ${type}`))

/** An apostrophe before a brace quotes up to the next one; any other is itself. */
function afterQuote(message: string, at: number): number {
  if (!/[{}<>#]/.test(message[at + 1] ?? '')) return message[at + 1] === "'" ? at + 1 : at
  const end = message.indexOf("'", at + 1)
  return end === -1 ? message.length : end
}

/** The marks of a message, as `<link>`: what stands between them becomes a link and the like. */
const marksOf = (message: string): ReadonlySet<string> => new Set(message.match(/<\/?[^<>]*>/g) ?? [])

/** Whether a message can be said, whatever the values are. */
function isFormat(text: string, names: readonly string[], marks: readonly string[], language: Language): boolean {
  let isSound = true
  const say = createTranslator({
    locale: language as 'en',
    messages: { text },
    onError: () => {
      isSound = false
    },
  })
  const values = Object.fromEntries(names.map((name) => [name, 1]))
  const chunks = Object.fromEntries(marks.map((mark) => [mark.replaceAll(/[<>/\s]/g, ''), (inside: string) => inside]))
  say.markup('text', { ...values, ...chunks })
  return isSound
}
