import type { ForgotError } from '#components/hosted/mailed-views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { readEmail } from '#lib/identity/email.ts'
import { mailToAddress } from '#lib/identity/mails/mail-to-address.ts'
import { mailedPaths } from '#lib/identity/mails/paths.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { saying } from '#lib/language/saying.ts'
import type { Browser } from '../ports/browser.ts'
import { field, formToken, isOurForm, parameter } from './form.ts'
import { seeOther, stepPaths, stepUrl } from './links.ts'
import { foreignForm } from './messages.ts'
import { saveProgress } from './requests.ts'
import { signInPlace } from './sign-in-place.ts'
import { openTransaction } from './transaction.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/**
 * Somebody who forgot their password: within a sign-in, which is kept (UX-H22), or on their own. A browser without a name gets none
 * for that: nothing of it is at stake, and looking at the page writes nothing.
 */
type Asking = { browser: Browser | undefined; transaction: Transaction | undefined }

async function show(visit: Visit): Promise<Answer> {
  const asking = await openAsking(visit)
  if ('view' in asking) return asking
  const isSent = asking.transaction !== undefined && parameter(visit.request, 'sent') !== undefined
  return page(visit, asking, { isSent })
}

async function openAsking(visit: Visit): Promise<Asking | Page> {
  if ((field(visit.request, 'request') ?? parameter(visit.request, 'request')) !== undefined) {
    const transaction = await openTransaction(visit)
    return 'view' in transaction ? transaction : { browser: transaction.browser, transaction }
  }
  return { browser: await visit.browser(), transaction: undefined }
}

/** A form without the name of a browser in it must say that it comes from a page of ours (SECURITY A41). */
function isOurs(visit: Visit, asking: Asking): boolean {
  const isStated = asking.browser !== undefined || visit.request.header('origin') !== undefined
  return isStated && isOurForm(visit.request, visit.snapshot.environment.issuer, tokenOf(asking))
}

/** The same answer, and the same work, whether anybody has the address or not (UX-H44, ASVS 6.3.8). */
async function submit(visit: Visit): Promise<Answer> {
  const asking = await openAsking(visit)
  if ('view' in asking) return asking
  const { environment, tenant } = visit.snapshot
  const again = { href: `${environment.issuer}${stepPaths.forgotPassword}`, label: saying('action.askAgain') }
  if (!isOurs(visit, asking)) return foreignForm(visit, again)
  const typed = field(visit.request, 'username')
  const email = readEmail(typed ?? '')
  if (email === undefined)
    return page(visit, asking, { typed, error: { kind: typed === undefined ? 'missing' : 'malformed' } }, 400)
  const { transaction, browser } = asking
  const asked = { issuer: environment.issuer, path: mailedPaths.resetPassword, purpose: 'reset_password' } as const
  const admission = await mailToAddress({
    ...asked,
    place: signInPlace(visit),
    email,
    requestId: transaction?.request.id ?? null,
    browserId: browser?.id ?? null,
    ip: visit.request.peer.ip,
    now: visit.now,
  })
  if (admission.kind === 'wait') {
    const { retryAfterSeconds } = admission
    const shown = page(visit, asking, { typed, error: { kind: 'throttled', retryAfterSeconds } }, 429)
    return { ...shown, headers: { 'retry-after': String(retryAfterSeconds) } }
  }
  if (transaction === undefined) return page(visit, asking, { isSent: true, typed: email.value })
  const { request } = transaction
  await withTenant(tenant.id, (tx) => saveProgress(tx, visit.snapshot, request.id, request.progress, email.value))
  return seeOther(stepUrl(environment.issuer, 'forgotPassword', request.id, '&sent=1'))
}

const tokenOf = ({ browser, transaction }: Asking): string =>
  formToken(browser?.hash ?? new Uint8Array(), `forgot-password:${transaction?.request.id ?? ''}`)

type Shown = { typed?: string | undefined; isSent?: boolean; error?: ForgotError }

function page(visit: Visit, asking: Asking, { typed, isSent = false, error }: Shown, status = 200): Page {
  const { environment, tenant } = visit.snapshot
  const { transaction } = asking
  const identifier = typed ?? transaction?.identifier ?? undefined
  const request = transaction?.request
  return {
    status,
    redirectUri: request?.asked.redirectUri,
    view: {
      view: 'forgot_password',
      tenantName: tenant.displayName,
      action: `${environment.issuer}${stepPaths.forgotPassword}`,
      csrf: tokenOf(asking),
      identifier,
      error,
      sentTo: isSent ? (identifier ?? 'the address') : undefined,
      ...(request === undefined
        ? {}
        : {
            requestId: formatId('request', request.id),
            backHref: stepUrl(environment.issuer, 'password', request.id),
          }),
    },
  }
}

/** The page on which somebody asks for a link to choose a new password. */
export const forgotPassword: Step = { GET: show, POST: submit }
