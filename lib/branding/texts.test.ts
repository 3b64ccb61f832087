import { describe, expect, test } from 'vitest'
import { languages } from '#lib/language/languages.ts'
import { argumentsOf, faultOfText, sections, textsOf } from './texts.ts'

describe('the values of a message', () => {
  test.each<[string, string[]]>([
    ['Sign in', []],
    ['Sign in to {client}', ['client']],
    ['{count, plural, one {# try of {limit}} other {# tries of {limit}}}', ['count', 'limit']],
    ["It’s {name}’s, and '{that}' isn't", ['name']],
    ['{when, date, ::yMMMd} {kind, select, a {x} other {{deep}}}', ['when', 'kind', 'deep']],
  ])('%s', (message, names) => {
    expect([...argumentsOf(message)]).toEqual(names)
  })
})

/** A text of ours with one value, whichever it is today. */
const [section, key, ours] = sections
  .flatMap((each) => [...textsOf(each, 'en')].map(([name, text]) => [each, name, text] as const))
  .find(([, , text]) => argumentsOf(text).size === 1 && /^[^{]*\{\w+\}[^{]*$/.test(text)) ?? ['mail', '', '']
const [value = ''] = argumentsOf(ours)

describe('a text of the tenant’s own', () => {
  test('each text of ours could be one', () => {
    for (const language of languages)
      for (const each of sections)
        for (const [name, text] of textsOf(each, language))
          expect([language, name, faultOfText(each, name, language, text)]).toEqual([language, name, undefined])
  })

  test('keeps the values that ours has, in any language', () => {
    expect(faultOfText(section, key, 'de', `Hier: {${value}}`)).toBeUndefined()
    expect(faultOfText(section, key, 'ja', 'ここ')).toContain(`{${value}}`)
    expect(faultOfText(section, key, 'en', `{${value}} {other}`)).toContain('{other}')
  })

  test.each(['{', '<b>', '<b>x</b>'])('that cannot be said is refused: %s', (part) => {
    expect(faultOfText(section, key, 'en', `{${value}} ${part}`)).toBeDefined()
  })

  test('is for a text that there is, and bounded', () => {
    expect(faultOfText('mail', 'no.such.text', 'en', 'x')).toBeDefined()
    expect(faultOfText('mail', 'constructor', 'en', 'x')).toBeDefined()
    expect(faultOfText(section, key, 'en', `{${value}}${'x'.repeat(600)}`)).toContain('600')
    expect(faultOfText(section, key, 'en', `{${value}} \u202e`)).toBeDefined()
  })
})
