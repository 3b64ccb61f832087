import { createTranslator, type Locale } from 'use-intl/core'
import { type Catalogue, catalogues, english, type Section } from './catalogues.ts'
import type { Language } from './languages.ts'

/** A tenant's own texts: sentences that stand in for ours, by section and key (`hosted` → `password.title`). */
export type Overrides = Partial<Record<Language, { [Each in Section]?: Readonly<Record<string, string>> | undefined }>>

/** Says a sentence of each section, by key and values. */
export type Words = ReturnType<typeof make>

/**
 * The words of a language. A sentence that the language lacks is said in English; `overrides` stand before both. Kept per language
 * and per object of overrides, for reading a sentence costs more than saying it.
 */
export function wordsIn(language: Language, overrides?: Overrides): Words {
  const byLanguage = overrides === undefined ? plain : (overridden.get(overrides) ?? new Map<Language, Words>())
  if (overrides !== undefined) overridden.set(overrides, byLanguage)
  const words = byLanguage.get(language) ?? make(language, overrides)
  byLanguage.set(language, words)
  return words
}

const plain = new Map<Language, Words>()
const overridden = new WeakMap<Overrides, Map<Language, Words>>()

const make = (language: Language, overrides?: Overrides) => {
  // The console names the languages that it has itself; those of people are more.
  const locale = language as Locale
  const asked = { locale, onError, getMessageFallback }
  return {
    hosted: createTranslator({ ...asked, messages: merged(language, 'hosted', overrides) as typeof english.hosted }),
    account: createTranslator({ ...asked, messages: merged(language, 'account', overrides) as typeof english.account }),
    mail: createTranslator({ ...asked, messages: merged(language, 'mail', overrides) as typeof english.mail }),
  }
}

/** A sentence that is missing or lacks a value is a mistake that the tests of the catalogues find; a page that shows its key stands. */
const onError = (): void => {}
const getMessageFallback = ({ key }: { key: string }): string => key

function merged(language: Language, section: Section, overrides: Overrides | undefined): Catalogue {
  const own = overrides?.[language]?.[section] ?? {}
  return over(over(english[section], catalogues[language][section]), nested(own))
}

/** What stands in `above`, else what stands below. Where one is a sentence and the other a group, the group below stays. */
function over(below: Catalogue, above: Catalogue): Catalogue {
  const entries = Object.entries(below).map(([key, value]) => {
    const own = Object.hasOwn(above, key) ? above[key] : undefined
    if (typeof value === 'string') return [key, typeof own === 'string' ? own : value]
    return [key, typeof own === 'object' ? over(value, own) : value]
  })
  return Object.fromEntries(entries) as Catalogue
}

/** Keys with dots as groups within groups. */
function nested(flat: Readonly<Record<string, string>>): Catalogue {
  const root: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(flat)) {
    const steps = key.split('.')
    const last = steps.pop() ?? ''
    let at = root
    for (const step of steps) {
      const next = Object.hasOwn(at, step) ? at[step] : undefined
      const group = typeof next === 'object' && next !== null ? (next as Record<string, unknown>) : {}
      at[step] = group
      at = group
    }
    at[last] = text
  }
  return root as Catalogue
}
