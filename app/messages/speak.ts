import type { ConsoleLanguage } from '#components/words/language.ts'
import { speakIn, spoken } from '#components/words/spoken.ts'
import { wishedLanguage } from '#lib/http/wished-language.ts'

/** What every page, layout and title begins with: from here on, `words` says everything in the visitor's language. */
export async function speak(): Promise<ConsoleLanguage> {
  const language = spoken() ?? (await wishedLanguage())
  speakIn(language)
  return language
}
