import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseLanguage } from './choose-language.ts'
import { languages } from './languages.ts'

describe('UX-H74 the language is chosen by ui_locales, person, cookie, browser, tenant, in this order', () => {
  const all = { uiLocales: ['fr'], user: 'de', cookie: 'es', acceptLanguage: 'ja', tenant: 'ar' }
  test.each([
    [all, 'fr'],
    [{ ...all, uiLocales: [] }, 'de'],
    [{ ...all, uiLocales: ['xx'], user: null }, 'es'],
    [{ ...all, uiLocales: [], user: 'nl', cookie: undefined }, 'ja'],
    [{ tenant: 'ar' }, 'ar'],
    [{ tenant: 'tlh' }, 'en'],
    [{}, 'en'],
    [{ uiLocales: ['zh-TW', 'de-AT', 'en'] }, 'de'],
    [{ user: 'pt-BR', acceptLanguage: 'ca, fr-CH;q=0.8, *;q=0.5' }, 'fr'],
    [{ cookie: 'DE', acceptLanguage: 'es' }, 'es'],
    [{ acceptLanguage: '*' }, 'en'],
    [{ acceptLanguage: `de${','.repeat(600)}` }, 'en'],
    [{ uiLocales: ['not a tag', '_', 'x'.repeat(100), 'ar-EG'] }, 'ar'],
  ])('%j: %s', (wishes, wanted) => {
    expect(chooseLanguage(wishes)).toBe(wanted)
  })

  test('where fewer are spoken, the next wish counts', () => {
    expect(chooseLanguage({ cookie: 'fr', acceptLanguage: 'fr, de;q=0.5' }, ['en', 'de'])).toBe('de')
  })

  test('whatever is sent, it is one that is spoken', () => {
    const text = fc.option(fc.string({ maxLength: 60 }), { nil: undefined })
    const wishes = fc.record({
      uiLocales: fc.array(fc.string({ maxLength: 40 })),
      ...{ user: text, cookie: text, acceptLanguage: text, tenant: text },
    })
    fc.assert(fc.property(wishes, (each) => languages.includes(chooseLanguage(each))))
  })
})
