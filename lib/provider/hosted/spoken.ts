import { chooseLanguage, languageCookie } from '#lib/language/choose-language.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'
import { readCookies } from '../cookies.ts'
import type { Spoken, Wishes } from './visit.ts'

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
