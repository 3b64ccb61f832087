import { setTimeout } from 'node:timers/promises'
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import deKit from '#components/words/de.json' with { type: 'json' }
import enKit from '#components/words/en.json' with { type: 'json' }
import { kits } from '#components/words/kit.ts'
import type { ConsoleLanguage } from '#components/words/language.ts'
import { type RequestContext, runWith } from '#lib/kernel/context.ts'
import { shape as trail } from '../admin/[tenant]/trail/shape.ts'
import { shape as users } from '../admin/[tenant]/users/shape.ts'
import { languageNow } from './language-now.ts'
import { alike } from './testing/alike.ts'
import { argumentsOf } from './testing/arguments-of.ts'
import { catalogues, words } from './words.ts'

type Tree = { readonly [key: string]: string | Tree }

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  )

const english = new Map(flat({ ...catalogues.en, kit: enKit }))
const german = new Map(flat({ ...catalogues.de, kit: deKit }))

const asks = (consoleLanguage: ConsoleLanguage): RequestContext => ({
  ...{ requestId: 'r', ip: '127.0.0.1', userAgent: undefined },
  consoleLanguage,
})

describe('the console in English and German', () => {
  test('both say the same things', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
    expect(english.size).toBeGreaterThan(2_500)
  })

  test('with the same values', () => {
    const differ = [...english].filter(
      ([key, text]) => String(argumentsOf(text)) !== String(argumentsOf(german.get(key) ?? '')),
    )
    expect(differ.map(([key]) => key)).toEqual([])
  })

  test('what is said alike in both is what both languages call so', () => {
    const same = [...english].filter(([key, text]) => german.get(key) === text && /[a-z]{2}/i.test(text))
    expect(same.filter(([, text]) => !alike.has(text.replaceAll(/\{[^{}]*\}/g, '').trim()))).toEqual([])
  })

  test('every sentence of both can be said', () => {
    for (const [locale, all] of [['en', english] as const, ['de', german] as const])
      for (const [key, text] of all) {
        const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 1]))
        const t = createTranslator({
          locale,
          messages: { text },
          onError: (error) => expect.unreachable(`${key}: ${error}`),
        })
        expect(t('text', values), `${locale} ${key}`).not.toBe('')
      }
    expect(kits.de('list.inAll', { count: 1234 })).toBe('1.234 insgesamt')
    expect(kits.en('list.inAll', { count: 1234 })).toBe('1,234 in all')
  })
})

describe('the language is that of whoever asks', () => {
  const t = words('users')

  test('words that stand outside of functions are said in it when they are said', () => {
    expect(t('title')).toBe('Users')
    expect(runWith(asks('de'), () => t('title'))).toBe('Personen')
    expect(runWith(asks('de'), () => t('deed.suspend.title', { many: 'Ada' }))).toBe('Ada sperren?')
  })

  test('so are the columns and filters of lists', () => {
    const said = runWith(asks('de'), () => [...users().columns, ...users().filters, ...trail().filters])
    const labels = said.map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(['Letzte Anmeldung', 'Angelegt', 'Ergebnis', 'IP-Adresse']))
    expect(labels).not.toContain('Last sign-in')
    expect(users().columns.map(({ label }) => label)).toContain('Last sign-in')
  })

  test('two who ask at once are each answered in their own', async () => {
    const answer = (language: ConsoleLanguage) =>
      runWith(asks(language), async () => {
        const said = [t('title')]
        for (let turn = 0; turn < 5; turn += 1) {
          await setTimeout(0)
          said.push(t('create'), languageNow())
        }
        return new Set(said)
      })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, each) => answer(each % 2 === 0 ? 'en' : 'de')))
    for (const [each, said] of answers.entries())
      expect([...said]).toEqual(each % 2 === 0 ? ['Users', 'Create user', 'en'] : ['Personen', 'Person anlegen', 'de'])
  })
})
