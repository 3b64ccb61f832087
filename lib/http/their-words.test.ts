import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { builtInRoles } from '#lib/access/roles.ts'
import { runWith } from '#lib/kernel/context.ts'
import { inGerman } from './in-german.ts'
import { sentencesIn, sentencesOf } from './testing/sentences.ts'
import { composed, notSaid } from './testing/spoken-sources.ts'
import german from './their-words.de.json' with { type: 'json' }
import { theirDescription, theirWords } from './their-words.ts'

const asks = (consoleLanguage: string) => ({ requestId: 'r', ip: '127.0.0.1', userAgent: undefined, consoleLanguage })

describe('what use cases say, in German', () => {
  const folders = [
    'access',
    'branding',
    'clients',
    'db',
    'http',
    'identity',
    'kernel',
    'limits',
    'mail',
    'net',
    'policy',
  ]
  const all = sentencesOf([...folders, 'promotion', 'services', 'tenancy', 'webhooks'].map((name) => `lib/${name}`))
  const known = new Set(Object.keys(german))

  test('every sentence that the sources hold is written in German, or nobody reads it in the console', () => {
    const missing = all.filter(({ file, text }) => !known.has(text) && !notSaid({ file, text }))
    expect(missing).toEqual([])
    expect(all.length).toBeGreaterThan(400)
  })

  test('what is written in German is a sentence of the sources still', () => {
    const pages = sentencesOf(['app/admin', 'app/platform'])
    const said = new Set([...[...all, ...pages].map(({ text }) => text), ...composed])
    expect([...known].filter((text) => !said.has(text))).toEqual([])
  })

  test('with the same values, and can be said', () => {
    for (const [english, text] of Object.entries(german)) {
      const names = (of: string) => [...new Set([...of.matchAll(/\{(\d)[},]/g)].map((match) => match[1]))].sort()
      const values = Object.fromEntries(names(english).map((name) => [name, 'x']))
      expect(
        names(text).every((name) => name !== undefined && name in values),
        english,
      ).toBe(true)
      const t = createTranslator({
        ...{ locale: 'de' as const, messages: { text } },
        onError: (error) => expect.unreachable(`${english}: ${error}`),
      })
      expect(t('text' as never, values as never), english).not.toBe('')
    }
  })

  test('no two that fit the same sentence leave open which is meant', () => {
    const bare = [...known].filter((text) => text.includes('{0}') && text.replaceAll(/\{\d\}/g, '').trim().length < 3)
    expect(bare).toEqual([])
  })
})

describe('a sentence is found again by how it was made', () => {
  test.each([
    ['A client has at most 50 redirect URIs. Remove one first.', 'Ein Client hat höchstens 50 Redirect-URIs.'],
    ['It answered 302, a redirect, which is not followed.', 'Die Antwort war 302, eine Weiterleitung'],
    ['It answered 500.', 'Die Antwort war 500.'],
    ['This role was changed meanwhile. Nothing of yours was saved.', 'Diese Rolle wurde inzwischen geändert.'],
    ['Nobody was imported: 3 rows are bad.', 'Niemand wurde importiert: 3 Zeilen sind fehlerhaft.'],
    ['The source has changed since the plan. Nothing was applied: make a new plan.', 'Die Quelle wurde seit dem Plan'],
    [
      'is at most 5 minutes: the tenant says so, and the strictest holds',
      'ist höchstens 5 Minuten: der Mandant sagt das',
    ],
    ['enter one e-mail address, such as ada@example.com.', 'geben Sie eine E-Mail-Adresse ein'],
    ['an operator made this empty.', 'ein Betreiber hat das auf leer gesetzt.'],
    ['Dana made this “{0} {x}”.', 'Dana hat das auf “{0} {x}” gesetzt.'],
  ])('%s', (sentence, said) => {
    expect(inGerman(sentence)).toContain(said)
  })

  test.each([
    ['This group was changed meanwhile. Nothing of yours was saved.', 'Diese Gruppe'],
    ['Dana made this “Sales and marketing”.', '“Sales and marketing”'],
    ['Sales and marketing made this “5 days”.', 'Sales and marketing hat das'],
  ])('with the names in it as they are: %s', (sentence, said) => {
    expect(inGerman(sentence)).toContain(said)
  })

  test('a description that a tenant wrote is not taken for one of ours', () => {
    for (const text of ['Read and write invoices', 'It is mine.', '5 days', 'The address book.'])
      expect(theirDescription(text, 'de')).toBe(text)
    expect(theirDescription(builtInRoles.owner.description, 'de')).not.toBe(builtInRoles.owner.description)
    expect(theirDescription(builtInRoles.owner.description, 'en')).toBe(builtInRoles.owner.description)
  })

  test('whatever is no sentence of ours stays as it is, however long', () => {
    for (const text of ['constructor', '', 'x'.repeat(100_000), '{0}']) {
      expect(inGerman(text)).toBeUndefined()
      expect(theirWords(text, 'de')).toBe(text)
    }
  })
})

test('a refusal is said in the language of whoever sent the form', () => {
  expect(runWith(asks('de'), () => theirWords('There is nothing here.'))).toBe('Hier ist nichts.')
  expect(runWith(asks('en'), () => theirWords('There is nothing here.'))).toBe('There is nothing here.')
  expect(theirWords('There is nothing here.')).toBe('There is nothing here.')
})

test('sentences are found wherever they stand, and nothing else is', () => {
  const source = `
    import { x } from 'a package of words'
    type T = 'not for people'
    throw new ServiceError('invalid', 'Some fields need another look.', { fields: { a: \`up to \${most} of them\` } })
    throw new Error('a bug says this')
    log().warn('the log says this')
    const verb = { name: 'user.deleted', example: () => ({ name: 'Ada was here' }) }
    query\`select one from two\`
  `
  expect(sentencesIn(source, 'a.ts').map(({ text }) => text)).toEqual([
    'Some fields need another look.',
    'up to {0} of them',
  ])
})
