import type { HostedView } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { saying } from '#lib/language/saying.ts'
import { withSession } from '#lib/oidc/authorize/progress.ts'
import type { BrowserSession } from '../ports/browser.ts'
import { field, formToken, isOurForm } from './form.ts'
import { stepUrl } from './links.ts'
import { foreignForm } from './messages.ts'
import { continueWith, proceedUnless } from './proceed.ts'
import { saveProgress } from './requests.ts'
import { openTransaction } from './transaction.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** Which of the accounts of this browser (UX-H20). */
async function show(visit: Visit): Promise<Answer> {
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  return (await proceedUnless(visit, transaction, 'select_account')) ?? page(visit, transaction)
}

async function submit(visit: Visit): Promise<Answer> {
  const chosen = await chosenSession(visit)
  if (isAnswer(chosen)) return chosen
  const { request, identifier } = chosen.transaction
  const { progress } = withSession(request, chosen.session)
  const { tenant } = visit.snapshot
  await withTenant(tenant.id, (tx) => saveProgress(tx, visit.snapshot, request.id, progress, identifier))
  return continueWith(visit, request.id)
}

/** Takes an account from this browser: its session here ends. */
async function forgetChosen(visit: Visit): Promise<Answer> {
  const chosen = await chosenSession(visit)
  if (isAnswer(chosen)) return chosen
  await visit.ports.browser.end([chosen.session.id], visit.now)
  return continueWith(visit, chosen.transaction.request.id)
}

type Chosen = { transaction: Transaction; session: BrowserSession }

/** The session that a form of ours names, among those of this browser. */
async function chosenSession(visit: Visit): Promise<Chosen | Answer> {
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  const { request, browser } = transaction
  const { issuer } = visit.snapshot.environment
  const again = { href: stepUrl(issuer, 'continue', request.id), label: saying('action.goOn') }
  if (!isOurForm(visit.request, issuer, formToken(browser.hash, `select-account:${request.id}`)))
    return foreignForm(visit, again)
  const named = parseId('session', field(visit.request, 'session') ?? '')
  const session = browser.sessions.find(({ id }) => id === named)
  return session === undefined ? foreignForm(visit, again) : { transaction, session }
}

const isAnswer = (chosen: Chosen | Answer): chosen is Answer => !('session' in chosen)

async function page(visit: Visit, { request, browser }: Transaction): Promise<Page> {
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const view: HostedView = {
    view: 'select_account',
    tenantName: tenant.displayName,
    clientName: app?.name ?? '',
    clientLogo: app?.logoUri,
    action: stepUrl(environment.issuer, 'selectAccount', request.id),
    csrf: formToken(browser.hash, `select-account:${request.id}`),
    requestId: formatId('request', request.id),
    accounts: browser.sessions.map(({ id, name, email, lastSeenAt }) => ({
      sessionId: formatId('session', id),
      name,
      email,
      lastUsed: lastSeenAt,
    })),
    forgetAction: stepUrl(environment.issuer, 'forgetAccount', request.id),
    useAnotherHref: stepUrl(environment.issuer, 'signIn', request.id, '&another=1'),
    now: visit.now,
  }
  return { view, redirectUri: request.asked.redirectUri }
}

/** The step on which the person picks one of the accounts that this browser is signed in to. */
export const selectAccount: Step = { GET: show, POST: submit }

/** The form that takes an account off this browser’s list: its session ends. */
export const forgetAccount: Step = { POST: forgetChosen }
