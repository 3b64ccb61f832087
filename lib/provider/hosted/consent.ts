import { withTenant } from '#lib/db/with-tenant.ts'
import { saying } from '#lib/language/saying.ts'
import { withConsent } from '#lib/oidc/authorize/progress.ts'
import { refuseByUser } from '#lib/oidc/authorize/resume.ts'
import { sessionFor } from '#lib/oidc/authorize/session.ts'
import type { BrowserSession } from '../ports/browser.ts'
import { recordConsent } from '../trail.ts'
import { consentView } from './consent-view.ts'
import { type FormPurpose, field, formToken, isOurForm } from './form.ts'
import { stepUrl } from './links.ts'
import { finishedRequest, foreignForm } from './messages.ts'
import { continueWith, proceedUnless } from './proceed.ts'
import { completeRequest, saveProgress } from './requests.ts'
import { openTransaction } from './transaction.ts'
import type { Answer, Step, Transaction, Visit } from './visit.ts'

/** What the app may have (UX-H81), asked of exactly one user for exactly this request (SECURITY A40). */
async function show(visit: Visit): Promise<Answer> {
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  const elsewhere = await proceedUnless(visit, transaction, 'consent')
  if (elsewhere !== undefined) return elsewhere
  const session = asker(transaction)
  if (session === undefined) return continueWith(visit, transaction.request.id)
  const view = await consentView(
    visit,
    transaction,
    session,
    formToken(transaction.browser.hash, purpose(transaction, session)),
  )
  return { view, redirectUri: transaction.request.asked.redirectUri }
}

async function submit(visit: Visit): Promise<Answer> {
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  const { request, browser } = transaction
  const { issuer } = visit.snapshot.environment
  const session = asker(transaction)
  const again = { href: stepUrl(issuer, 'continue', request.id), label: saying('action.goOn') }
  if (session === undefined) return foreignForm(visit, again)
  if (!isOurForm(visit.request, issuer, formToken(browser.hash, purpose(transaction, session))))
    return foreignForm(visit, again)
  const decision = field(visit.request, 'decision')
  if (decision === 'deny') return deny(visit, transaction, session)
  return decision === 'allow' ? allow(visit, transaction, session) : foreignForm(visit, again)
}

async function allow(visit: Visit, { request, identifier }: Transaction, session: BrowserSession): Promise<Answer> {
  const { progress } = withConsent(request, session)
  const { snapshot, now: at } = visit
  const clientRef = (await snapshot.client(request.asked.clientId))?.id ?? null
  const answer = { userId: session.userId, clientRef, asked: request.asked, decision: 'allowed', at } as const
  await withTenant(snapshot.tenant.id, async (tx) => {
    await saveProgress(tx, snapshot, request.id, progress, identifier)
    await recordConsent(tx, snapshot, answer)
  })
  return continueWith(visit, request.id)
}

/** SECURITY A34. Whoever was first, the allowing tab or the denying one, has decided. */
async function deny(visit: Visit, { request }: Transaction, { userId }: BrowserSession): Promise<Answer> {
  const { snapshot, now } = visit
  const clientRef = (await snapshot.client(request.asked.clientId))?.id ?? null
  const isMine = await withTenant(snapshot.tenant.id, async (tx) => {
    if (!(await completeRequest(tx, snapshot, request.id, now))) return false
    await recordConsent(tx, snapshot, { userId, clientRef, asked: request.asked, decision: 'denied', at: now })
    return true
  })
  if (!isMine) return finishedRequest(visit, request.asked)
  const outcome = await refuseByUser(request, visit.ports, now)
  if (outcome === 'stale' || outcome.kind !== 'respond') throw new Error('a refusal by the user asks nothing')
  return outcome.response
}

/** The account that is asked: part of the form's purpose, so that an answer never counts for another one. */
const asker = ({ request, browser }: Transaction): BrowserSession | undefined => {
  const session = sessionFor(request, browser.sessions)
  return browser.sessions.find(({ id }) => id === session?.id)
}

const purpose = ({ request }: Transaction, session: BrowserSession): FormPurpose =>
  `consent:${request.id}:${session.userId}`

/** The step on which the person allows or denies what the app asks for (OIDC Core §3.1.2.4). */
export const consent: Step = { GET: show, POST: submit }
