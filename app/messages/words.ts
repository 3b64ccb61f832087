import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core'
import { english } from './en/index.ts'

declare module 'use-intl/core' {
  interface AppConfig {
    Messages: typeof english
    Locale: 'en'
  }
}

/** The words of one section, for pages that render on the server. Client components have `useTranslations`. */
export const words = <Section extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(section: Section) =>
  createTranslator({ locale: 'en', messages: english, namespace: section })

/** What the client components of some sections need: a part of the catalogue, so that a page ships no more than it shows. */
export const wordsFor = <Section extends keyof typeof english>(sections: readonly Section[]) =>
  Object.fromEntries(sections.map((section) => [section, english[section]])) as Pick<typeof english, Section>
