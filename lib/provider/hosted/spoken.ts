import { chooseLanguage, languageCookie } from '#lib/language/choose-language.ts'
import { type Format, formatIn } from '#lib/language/format-in.ts'
import { type Words, wordsIn } from '#lib/language/words-in.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'
import { readCookies } from '../cookies.ts'
import type { Spoken, Visit, Wishes } from './visit.ts'

/** The language of an answer (UX-H74): by what the visit learned, then by what the browser says, then the tenant's own. */
export function spokenTo(request: ProtocolRequest, wishes: Wishes, tenant: string | null): Spoken {
  const [cookie, another] = readCookies(request.header('cookie'), languageCookie)
  const { uiLocales, user, timeZone } = wishes
  const language = chooseLanguage({
    ...{ uiLocales, user, tenant, acceptLanguage: request.header('accept-language') },
    cookie: another === undefined ? cookie : undefined,
  })
  return { language, timeZone }
}

/** The words and dates of an answer that is no page: a file that a person keeps. */
export function speech({ request, wishes, snapshot }: Visit): { words: Words; format: Format } {
  const { language, timeZone } = spokenTo(request, wishes, snapshot.tenant.defaultLanguage)
  return { words: wordsIn(language), format: formatIn(language, timeZone) }
}
