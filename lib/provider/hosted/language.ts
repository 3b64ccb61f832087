import { withTenant } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { type Language, readLanguage } from '#lib/language/languages.ts'
import { chosenLanguageCookie } from '../cookies.ts'
import { isOurOrigin, parameter } from './form.ts'
import { seeOther } from './links.ts'
import { foreignForm } from './messages.ts'
import { findRequest, saveLanguage } from './requests.ts'
import type { Answer, Step, Visit } from './visit.ts'

/**
 * A language chosen in the foot of a page (UX-H74): this browser keeps it, and the sign-in that is under way puts it before what
 * the app asked for. Then the same page again; nowhere but below this issuer.
 */
async function choose(visit: Visit): Promise<Answer> {
  const { origin, pathname } = new URL(visit.snapshot.environment.issuer)
  const language = readLanguage(parameter(visit.request, 'to'))
  const back = parameter(visit.request, 'back') ?? ''
  const isOurs = back.startsWith(`${pathname}/`) && plainAddress.test(back)
  if (language === undefined || !isOurs || !isOurOrigin(visit.request, origin)) return foreignForm(visit)
  await keep(visit, requestIn(back), language)
  return seeOther(`${origin}${back}`, { 'set-cookie': chosenLanguageCookie(origin, language) })
}

/** A path and a query as we write them: neither leads to another host, nor up, nor into another header. */
const plainAddress = /^(?:\/[\w-]+)+(?:\?[\w~.!*'()%+&=:/@,;$-]*)?$/

const requestIn = (back: string): string | undefined =>
  parseId('request', new URLSearchParams(back.split('?')[1]).get('request') ?? '')

/** In the stored request, where the browser that chose is the one that has it. */
async function keep(visit: Visit, request: string | undefined, language: Language): Promise<void> {
  if (request === undefined) return
  const { snapshot } = visit
  const [stored, browser] = await Promise.all([findRequest(snapshot, request), visit.browser()])
  if (browser === undefined || stored?.bound !== true || stored.browserId !== browser.id) return
  await withTenant(snapshot.tenant.id, (tx) => saveLanguage(tx, snapshot, request, language))
}

/** Where the foot of a page leads when another language is chosen there. */
export const language: Step = { GET: choose }
