import { describe, expect, test } from 'vitest'
import { catalogues } from '#lib/language/catalogues.ts'
import { dirOf, languages } from '#lib/language/languages.ts'
import english from '#lib/language/messages/en/mail.json' with { type: 'json' }
import { asHtml } from './as-html.ts'
import { asText } from './as-text.ts'
import { composeLetter } from './compose.ts'
import { messageKinds, messageShapes } from './message.ts'
import type { Reader } from './reader.ts'
import { sampleOf, sampleSeen } from './sample.ts'
import { withoutCode } from './without-code.ts'

const reader = (wanted: Partial<Reader> = {}): Reader => ({
  language: 'en',
  timeZone: 'Europe/Berlin',
  tenant: 'Acme',
  brand: { name: 'Acme' },
  ...wanted,
})
const now = new Date('2026-11-26T09:05:00Z')
const letterOf = (kind: (typeof messageKinds)[number], wanted: Partial<Reader> = {}) =>
  composeLetter(sampleOf(kind, now), reader(wanted), sampleSeen(now))

/** Every sentence of a catalogue, by its key. */
const sentences = (catalogue: object, prefix = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : sentences(value as object, `${prefix}${key}.`),
  )
/** The names of the values that a sentence takes. */
const valuesIn = (sentence: string) => new Set([...sentence.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name))
const hasSentence = (kind: string, part: string): boolean =>
  sentences(english).some(([key]) => key === `${kind}.${part}`)

describe('the words of mails', () => {
  test('are there for each kind, with the parts it has, and for nothing else', () => {
    const { facts: _, closing: __, signedOut: ___, makeNewCodes: ____, taken: _____, ...kinds } = english
    expect(Object.keys(kinds).sort()).toEqual([...messageKinds].sort())
    for (const kind of messageKinds)
      for (const part of ['action', 'ignore', 'more'] as const)
        expect([kind, part, hasSentence(kind, part)]).toEqual([kind, part, messageShapes[kind][part] === true])
  })

  test.each(languages)('UX-H75 %s says every sentence, of the same values, in words of its own', (language) => {
    const own = new Map(sentences(catalogues[language].mail))
    expect([...own.keys()]).toEqual(sentences(english).map(([key]) => key))
    for (const [key, sentence] of sentences(english)) {
      expect([key, valuesIn(own.get(key) ?? '')]).toEqual([key, valuesIn(sentence)])
      if (language !== 'en') expect([key, own.get(key)]).not.toEqual([key, sentence])
    }
  })

  const inEach = messageKinds.flatMap((kind) => languages.map((language) => [kind, language] as const))
  test.each(inEach)(
    'UX-H29 %s in %s says what it is about, as text and as HTML of the same letter',
    async (kind, language) => {
      const letter = letterOf(kind, { language })
      const [text, html] = [asText(letter), await asHtml(letter)]
      const said = [letter.subject, letter.heading, ...letter.paragraphs, ...letter.closing]
      for (const sentence of said) expect(sentence).not.toMatch(/[{}]|^mail\.|\bundefined\b/)
      for (const sentence of said.slice(1)) expect(text).toContain(sentence)
      expect(html.length).toBeLessThan(30_000)
      expect(html).toContain(`<html dir="${dirOf(language)}" lang="${language}">`)
      expect(html).not.toMatch(/<img|<script|src=|url\(|@import|<link|http-equiv/i)
      const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
      expect(links).toEqual(letter.action === undefined ? [] : [letter.action.url])
      expect(letter.action === undefined).toBe(messageShapes[kind].action === undefined)
      if (letter.code !== undefined) {
        expect(letter.subject.startsWith(`${letter.code} `)).toBe(true)
        expect(withoutCode(letter)).not.toMatch(/\d{4}/)
        expect(text.split('\n')).toContain(letter.code)
      }
    },
  )

  test('UX-H29 what a person did tells of device, place, address and time in their zone', () => {
    expect(letterOf('passkey_added').facts).toEqual([
      { label: 'Device', value: 'Firefox on Linux' },
      { label: 'Place', value: 'Germany' },
      { label: 'IP address', value: '203.0.113.7' },
      { label: 'Time', value: 'November 26, 2026 at 10:05 AM GMT+1' },
    ])
  })

  test('what an administrator did tells of the time, and not of the administrator’s device', () => {
    expect(letterOf('factors_reset').facts).toEqual([{ label: 'Time', value: 'November 26, 2026 at 10:05 AM GMT+1' }])
  })

  test('a zone that there is not is told in UTC', () => {
    expect(letterOf('password_given', { timeZone: 'Mars/Olympus' }).facts?.[0]?.value).toContain('UTC')
  })

  test('UX-H63 says how many codes are left, and when to make new ones', () => {
    const said = (left: number, few: boolean) =>
      composeLetter({ kind: 'recovery_code_used', left, few }, reader()).paragraphs.slice(1)
    expect(said(9, false)).toEqual(['9 recovery codes are left.'])
    expect(said(1, true)).toEqual(['One recovery code is left.', english.makeNewCodes])
    expect(said(0, true)[0]).toBe('No recovery code is left.')
  })

  test('a name is a name, whatever stands in it', async () => {
    const hostile = `<img src=x onerror=alert(1)> {code} '{tenant}'\r\nBcc: a@b.test`
    const letter = letterOf('sign_in', { tenant: hostile, brand: { name: hostile } })
    const html = await asHtml(letter)
    expect(html).not.toContain('<img')
    expect(letter.heading).toContain('{code}')
    expect(asText(letter)).not.toMatch(/^Bcc:/m)
  })
})

describe('a brand', () => {
  test('brings its colours and a logo, and leaves the name where the logo does not load', async () => {
    const brand = { name: 'Acme', accent: '#aa0033', onAccent: '#ffffff', logoUrl: 'https://id.acme.test/logo.png' }
    const html = await asHtml(letterOf('sign_in', { brand }))
    expect(html).toMatch(/<img[^>]+alt="Acme"/)
    expect(html).toContain('background-color:#aa0033')
    expect([...html.matchAll(/src="([^"]+)"/g)].map(([, src]) => src)).toEqual([brand.logoUrl])
  })
})
