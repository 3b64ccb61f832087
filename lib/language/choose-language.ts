import { match } from '@formatjs/intl-localematcher'
import Negotiator from 'negotiator'
import { defaultLanguage, type Language, languages } from './languages.ts'

/** Where a wish for a language may come from, each as it came. */
export type LanguageWishes = {
  /** OIDC Core §3.1.2.1 `ui_locales`, the most wanted first. */
  uiLocales?: readonly string[] | undefined
  /** What the person set for their account (BCP 47). */
  user?: string | null | undefined
  /** What was chosen in this browser. */
  cookie?: string | undefined
  /** RFC 9110 §12.5.4. */
  acceptLanguage?: string | undefined
  /** What the tenant speaks where nobody wishes anything. */
  tenant?: string | null | undefined
}

/** The cookie in which a browser keeps the language that was chosen in it. */
export const languageCookie = 'signet-language'

const longest = 500
const most = 20

/**
 * The language to speak (UX-H74): what the app asks for, else what the person set, else what was chosen in the browser, else what
 * the browser asks for, else the tenant's own. A wish for a language that we do not speak is passed over, not refused. `among`: those
 * that are spoken where it is asked, of which English is one.
 */
export function chooseLanguage<Spoken extends Language = Language>(
  { uiLocales, user, cookie, acceptLanguage, tenant }: LanguageWishes,
  among: readonly Spoken[] = languages as readonly Language[] as readonly Spoken[],
): Spoken | typeof defaultLanguage {
  const exactly = (word: string | null | undefined) => among.find((language) => language === word)
  return (
    spoken(uiLocales ?? [], among) ??
    spoken(user == null ? [] : [user], among) ??
    exactly(cookie) ??
    spoken(readHeader(acceptLanguage), among) ??
    exactly(tenant) ??
    defaultLanguage
  )
}

function readHeader(header: string | undefined): string[] {
  if (header === undefined || header.length > longest) return []
  return new Negotiator({ headers: { 'accept-language': header } }).languages().filter((tag) => tag !== '*')
}

/** The first of some BCP 47 tags that is spoken here, in whichever region: by lookup (RFC 4647 §3.4), which invents no kinship. */
function spoken<Spoken extends Language>(tags: readonly string[], among: readonly Spoken[]): Spoken | undefined {
  const wellFormed = tags.slice(0, most).filter((tag) => tag.length <= 35 && isTag(tag))
  if (wellFormed.length === 0) return undefined
  const found = match(wellFormed, among, 'und', { algorithm: 'lookup' })
  return among.find((language) => language === found)
}

/** Whether a tag is well formed: the matcher refuses others with an exception. */
function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
