import type { ConsoleLanguage } from '#components/words/language.ts'
import { spoken } from '#components/words/spoken.ts'
import { requestContext } from '#lib/kernel/context.ts'

/** The language of whoever asks: that of the page being rendered, else that of the action or file being asked for, else English. */
export const languageNow = (): ConsoleLanguage => {
  const language = spoken() ?? requestContext().consoleLanguage
  return language === 'de' ? 'de' : 'en'
}
