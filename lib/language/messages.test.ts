import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type Catalogue, catalogues, english, type Section } from './catalogues.ts'
import { type Language, languages } from './languages.ts'
import { wordsIn } from './words-in.ts'

type Sentences = Readonly<Record<string, string>>

const flat = (catalogue: Catalogue, path = ''): Sentences =>
  Object.assign(
    {},
    ...Object.entries(catalogue).map(([key, value]) =>
      typeof value === 'string' ? { [`${path}${key}`]: value } : flat(value, `${path}${key}.`),
    ),
  )

const sections = Object.keys(english) as Section[]
const translations = languages.filter((language) => language !== 'en')

const pairs = sections.flatMap((section) => translations.map((language) => [section, language] as const))

/** What may read as in English: the same word, or the same name, in both. */
const alike: Partial<Record<Language, readonly string[]>> = {
  de: ['Passkey', 'Passkeys', 'Code', 'in {api}', 'Name', 'Browser', 'App', '{app}', '{email}'],
  fr: ['E-mail', 'Sessions'],
  es: ['Error: {title}'],
}

/** What a sentence takes: the names of its values and of its tags. What follows a form of a plural is said, not taken. */
const takes = (sentence: string): string[] => [
  ...new Set(
    [...sentence.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other)\s*)\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map(
      ([, value, tag]) => value ?? `<${tag}>`,
    ),
  ),
]

const numbers = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\s*(\w+)\s*,\s*plural/g)].map(([, name = '']) => name)

/** The forms that a language needs for some count from 0 to 200 and a sentence lacks. */
function formsLacking(sentence: string, language: Language): string[] {
  const rules = new Intl.PluralRules(language)
  const has = new Set([...sentence.matchAll(/(=\d+|zero|one|two|few|many|other)\s*\{/g)].map(([, form]) => form))
  const counts = Array.from({ length: 201 }, (_, count) => count)
  const needed = new Set(counts.filter((count) => !has.has(`=${count}`)).map((count) => rules.select(count)))
  return [...needed].filter((form) => !has.has(form))
}

/** Says a sentence with some value for all that it takes, in a language that may fall back to nothing. */
function said(section: Section, language: Language, key: string, count: number): string {
  const sentence = flat(catalogues[language][section])[key] ?? ''
  const values = takes(sentence).map((name) =>
    name.startsWith('<')
      ? [name.slice(1, -1), (chunks: string) => chunks]
      : [name, numbers(sentence).includes(name) ? count : 'X'],
  )
  const speak = wordsIn(language)[section].markup as (key: string, values: object) => string
  return speak(key, Object.fromEntries(values))
}

/** Everything in the source that might name a sentence: words in quotes, and templates with something in their middle. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['components', 'lib', 'app/t'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/test\.tsx?$|generated/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8')),
)
const quoted = new Set(sources.flatMap((text) => [...text.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key]) => key)))
const shapes = [
  ...new Set(sources.flatMap((text) => [...text.matchAll(/`([\w.]*\$\{[^`]*)`/g)].map(([, it]) => it ?? ''))),
]
  .filter((shape) => /^[\w.]*\.\$\{|\}\.[\w.]+/.test(shape))
  .map((shape) => new RegExp(`^${shape.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w.]+')}$`))

describe('UX-H75 what is written in every language', () => {
  test.each(pairs)('%s in %s says every sentence and no other', (section, language) => {
    const [own, wanted] = [catalogues[language][section], english[section]].map((each) =>
      Object.keys(flat(each)).sort(),
    )
    expect(own).toEqual(wanted)
  })

  test.each(pairs)('%s in %s takes the values and tags that English takes', (section, language) => {
    const own = flat(catalogues[language][section])
    const names = (sentence: string): string => takes(sentence).sort().join()
    const wrong = Object.entries(flat(english[section])).filter(
      ([key, sentence]) => key in own && names(own[key] ?? '') !== names(sentence),
    )
    expect(wrong.map(([key, sentence]) => [key, sentence, own[key]])).toEqual([])
  })

  test.each(pairs)('%s in %s leaves nothing in English', (section, language) => {
    const own = flat(catalogues[language][section])
    const same = Object.entries(flat(english[section])).filter(
      ([key, sentence]) => own[key] === sentence && !alike[language]?.includes(sentence),
    )
    expect(same).toEqual([])
  })

  test.each(sections.flatMap((section) => languages.map((language) => [section, language] as const)))(
    '%s in %s can be said, with every form of the plural that the language has',
    (section, language) => {
      for (const [key, sentence] of Object.entries(flat(catalogues[language][section]))) {
        if (numbers(sentence).length > 0) expect([key, formsLacking(sentence, language)]).toEqual([key, []])
        for (const count of [0, 1, 2, 3, 11, 100]) expect(said(section, language, key, count), key).not.toBe(key)
        expect(said(section, language, key, 7), key).not.toMatch(/[{}]/)
      }
    },
  )

  /**
   * Labels and the words of buttons: some 40 letters have room in one line of the card, and letters of Japanese are twice as wide.
   * Titles and sentences take lines. That nothing is cut where they wrap, on a phone, is seen by `e2e/languages`.
   */
  test.each(pairs.filter(([section]) => section === 'hosted'))('%s in %s keeps labels short', (section, language) => {
    const own = flat(catalogues[language][section])
    const width = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2fff' ? 2 : 1), 0)
    const long = Object.entries(flat(english[section]))
      .filter(([key, sentence]) => sentence.length <= 28 && /[\w}]$/.test(sentence) && !/title|heading/i.test(key))
      .filter(([key]) => width(own[key] ?? '') > 40)
    expect(long.map(([key]) => [key, own[key]])).toEqual([])
  })

  test.each(['hosted', 'account'] as const)('%s holds nothing that no page says', (section) => {
    const unused = Object.keys(flat(english[section])).filter(
      (key) => !quoted.has(key) && !shapes.some((shape) => shape.test(key)),
    )
    expect(unused).toEqual([])
  })
})
