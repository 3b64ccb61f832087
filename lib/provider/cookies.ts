import { formatId } from '#lib/kernel/ids.ts'
import { isLoopback } from '#lib/kernel/origin.ts'
import { languageCookie } from '#lib/language/choose-language.ts'
import type { Language } from '#lib/language/languages.ts'

/** Whether cookies of this issuer are Secure and prefixed: always, except on plain http, which is loopback only (DESIGN 4). */
const isSecure = (issuer: string): boolean => {
  const url = new URL(issuer)
  return !(url.protocol === 'http:' && isLoopback(url.hostname))
}

/** The cookie that names the browser to one environment. Environments share a host, so each has a name of its own. */
export const browserCookieName = (environment: { id: string; issuer: string }): string =>
  `${isSecure(environment.issuer) ? '__Host-' : ''}signet-${formatId('environment', environment.id).slice(4)}`

/** Every value sent under `name`. More than one means that somebody planted a cookie: the caller trusts none. */
export function readCookies(header: string | undefined, name: string): string[] {
  if (header === undefined) return []
  return header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** `Set-Cookie` for the browser's token: a session-less, Lax, script-proof cookie of the whole host. */
export function browserCookie(
  environment: { id: string; issuer: string },
  token: string,
  lifetimeSeconds: number,
): string {
  const secure = isSecure(environment.issuer) ? '; Secure' : ''
  return `${browserCookieName(environment)}=${token}; Path=/; Max-Age=${lifetimeSeconds}; HttpOnly; SameSite=Lax${secure}`
}

/** `Set-Cookie` for the language that was chosen on a page: for a year, on every tenant of the host. */
export const chosenLanguageCookie = (issuer: string, language: Language): string =>
  `${languageCookie}=${language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${isSecure(issuer) ? '; Secure' : ''}`
