import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import type { ConsoleLanguage } from '#components/words/language.ts'
import { german } from './de/index.ts'
import type { english } from './en/index.ts'
import { english as inEnglish } from './en/index.ts'
import { languageNow } from './language-now.ts'

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: typeof english
    Locale: ConsoleLanguage
  }
}

type Catalogue = typeof english
type Section = NamespaceKeys<Messages, NestedKeyOf<Messages>>
type WordsOf<Namespace extends Section> = ReturnType<typeof createTranslator<Messages, Namespace>>

export const catalogues: Record<ConsoleLanguage, Catalogue> = { en: inEnglish, de: german }

const made = new Map<string, unknown>()

/** The words of one section in a language that is known. Kept, for reading a sentence costs more than saying it. */
export function wordsIn<Namespace extends Section>(locale: ConsoleLanguage, namespace: Namespace): WordsOf<Namespace> {
  const key = `${locale} ${namespace}`
  const known = made.get(key) ?? createTranslator({ locale, messages: catalogues[locale], namespace })
  made.set(key, known)
  return known as WordsOf<Namespace>
}

/**
 * The words of one section, for pages that render on the server: what is said is said in the language of whoever asks, at the time
 * when it is said. So it may stand outside of functions, and what it says may not.
 */
export const words = <Namespace extends Section>(section: Namespace): WordsOf<Namespace> =>
  new Proxy(wordsIn('en', section), {
    apply: (_, self, values) => Reflect.apply(wordsIn(languageNow(), section), self, values),
    get: (_, name) => Reflect.get(wordsIn(languageNow(), section), name),
  })

/** All that the console says, in the language of whoever asks: for what is handed to client components as it is. */
export const catalogue = (): Catalogue => catalogues[languageNow()]

/** What the client components of some sections need: a part of the catalogue, so that a page ships no more than it shows. */
export const wordsFor = <Part extends keyof Catalogue>(sections: readonly Part[]): Pick<Catalogue, Part> => {
  const all = catalogue()
  return Object.fromEntries(sections.map((section) => [section, all[section]])) as Pick<Catalogue, Part>
}
