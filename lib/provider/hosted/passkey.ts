import type { PasskeyProblem } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { factorPassed } from '#lib/identity/factor-admission.ts'
import { beginAuthentication, finishAuthentication } from '#lib/identity/passkeys/authenticate.ts'
import { relyingPartyOf } from '#lib/identity/passkeys/relying-party.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { json } from '#lib/oidc/respond.ts'
import { admit } from './admit.ts'
import { field, formToken, parameter } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { stepUrl } from './links.ts'
import { pending } from './next-step.ts'
import { continueWith } from './proceed.ts'
import { afterProof, proveIn } from './prove.ts'
import { lockSigning } from './requests.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** Where a passkey is shown in this request, and whose it must be. */
export async function authenticating(visit: Visit, { request, browser, signing }: Transaction) {
  const { environment, tenant, directoryId } = visit.snapshot
  return {
    directoryId,
    environmentId: environment.id,
    browserId: browser.id,
    userId: signing?.userId ?? null,
    clientRef: (await visit.snapshot.client(request.asked.clientId))?.id ?? null,
    party: relyingPartyOf(environment.issuer, tenant.displayName),
    now: visit.now,
  }
}

/**
 * The page that asks for a passkey beside what was shown already; with `options` what that page needs to ask anew, for its challenge
 * does not live as long as a page may be open. With `first` it is for the first page, where nobody is known.
 */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const isRefresh = parameter(visit.request, 'options') !== undefined
  if (isRefresh && parameter(visit.request, 'first') !== undefined)
    return freshOptions(visit, { ...transaction, signing: null })
  const next = (await pending(visit, transaction))?.next
  const isAsked = next?.kind === 'prove' && next.by.includes('passkey')
  if (!isAsked) return continueWith(visit, transaction.request.id)
  return isRefresh ? freshOptions(visit, transaction) : page(visit, transaction)
}

async function freshOptions(visit: Visit, transaction: Transaction): Promise<Answer> {
  const it = await authenticating(visit, transaction)
  return json(200, await withTenant(visit.snapshot.tenant.id, (tx) => beginAuthentication(tx, it)))
}

/**
 * What an authenticator answered, on either page: the first one, where it says who signs in, or this one. A passkey that is not
 * accepted says the same whatever is wrong with it.
 */
async function submit(visit: Visit, opened: Transaction): Promise<Answer> {
  const { request } = opened
  const { tenant } = visit.snapshot
  const isFirst = field(visit.request, 'first') !== undefined
  const transaction = isFirst ? { ...opened, signing: null } : opened
  const admitted = await admit(visit, transaction, 'passkey:network')
  if (admitted.kind === 'refused') return admitted.answer
  const it = await authenticating(visit, transaction)
  const proved = await withTenant(tenant.id, async (tx) => {
    // First, so that two steps of one request never wait for each other in turn.
    if ((await lockSigning(tx, visit.snapshot, request.id)) === undefined) return { kind: 'over' } as const
    const shown = await finishAuthentication(tx, it, field(visit.request, 'answer'))
    if (shown.kind === 'refused') return shown
    const passed = await proveIn(tx, visit, transaction, shown)
    // Last, for these rows are shared with everybody of the network.
    await factorPassed(tx, admitted.admission)
    return passed
  })
  if (proved.kind !== 'refused') return afterProof(visit, transaction, proved)
  const problem = proved.reason === 'expired' ? 'expired' : 'refused'
  return page(visit, transaction, problem, 400)
}

async function page(visit: Visit, transaction: Transaction, problem?: PasskeyProblem, status = 200): Promise<Page> {
  const { request, browser, signing } = transaction
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const it = await authenticating(visit, transaction)
  const options = await withTenant(tenant.id, (tx) => beginAuthentication(tx, it))
  return {
    status,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'passkey',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'passkey', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      options,
      isFirst: signing === null,
      otherHref: stepUrl(
        environment.issuer,
        signing === null ? 'signIn' : 'methods',
        request.id,
        signing === null ? '&another=1' : '',
      ),
      problem,
    },
  }
}

/** The step on which a passkey is shown. */
export const passkey: Step = inTransaction({ show, submit })
