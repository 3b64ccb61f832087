import type { WayOn } from '#components/hosted/views.ts'
import { saying } from '#lib/language/saying.ts'
import { stepUrl } from './links.ts'
import { wayHome } from './mailed-link.ts'
import { findRequest } from './requests.ts'
import type { Transaction, Visit } from './visit.ts'

type Asked = { requestId: string | null; browserId: string | null }

/** The request in which a mail was asked for, where this is the browser that asked and it is still under way. */
export async function linkedTransaction(visit: Visit, { requestId }: Asked): Promise<Transaction | undefined> {
  const stored = requestId === null ? undefined : await findRequest(visit.snapshot, requestId)
  const browser = await visit.browser()
  if (stored === undefined || browser === undefined || !stored.bound || stored.browserId !== browser.id)
    return undefined
  const { request, identifier, signing, completedAt } = stored
  if (completedAt !== null || request.expiresAt <= visit.now) return undefined
  return { browser, request, identifier, signing }
}

/** The way on from a link that signs nobody in: the sign-in under way, else the app that asked (UX-H45). */
export async function wayOn(visit: Visit, asked: Asked): Promise<WayOn | undefined> {
  const { environment } = visit.snapshot
  const transaction = await linkedTransaction(visit, asked)
  if (transaction !== undefined)
    return { href: stepUrl(environment.issuer, 'continue', transaction.request.id), label: saying('common.continue') }
  const stored = asked.requestId === null ? undefined : await findRequest(visit.snapshot, asked.requestId)
  const app = stored === undefined ? undefined : await visit.snapshot.presentation(stored.request.asked.clientId)
  if (app?.clientUri != null) return { href: app.clientUri, label: saying('action.goTo', { app: app.name }) }
  return wayHome(visit)
}
