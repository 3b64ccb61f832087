import { cookies, headers } from 'next/headers'
import { chooseLanguage, languageCookie } from '#lib/language/choose-language.ts'

/** The language of the console that the visitor wishes for: what they chose in this browser, else what their browser asks for. */
export async function wishedLanguage(): Promise<'en' | 'de'> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const accept = head.get('accept-language') ?? undefined
  const wished = chooseLanguage({ cookie: jar.get(languageCookie)?.value, acceptLanguage: accept })
  return wished === 'de' ? 'de' : 'en'
}
