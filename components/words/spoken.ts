import { cache } from 'react'
import type { ConsoleLanguage } from './language.ts'

/** One for each page that is rendered: React keeps it apart from those rendered at the same time. */
const page = cache((): { language?: ConsoleLanguage } => ({}))

/** The language of the page that is being rendered on the server; undefined outside of one, and before it was chosen. */
export const spoken = (): ConsoleLanguage | undefined => page().language

/** Chooses the language of the page that is being rendered. */
export function speakIn(language: ConsoleLanguage): void {
  page().language = language
}
