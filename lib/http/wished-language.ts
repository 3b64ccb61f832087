import { cookies, headers } from 'next/headers'
import { chooseLanguage, languageCookie } from '#lib/language/choose-language.ts'

const consoleLanguages = ['en', 'de'] as const

/** The language of the console that the visitor wishes for: what they chose in this browser, else what their browser asks for. */
export async function wishedLanguage(): Promise<'en' | 'de'> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const accept = head.get('accept-language') ?? undefined
  return chooseLanguage({ cookie: jar.get(languageCookie)?.value, acceptLanguage: accept }, consoleLanguages)
}
