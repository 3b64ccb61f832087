import type { PasskeyProblem } from '#components/hosted/views.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { acrLadder } from '#lib/identity/assurance/assurance-of.ts'
import { loadOwned } from '#lib/identity/assurance/owned.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { declinePasskeyOffer } from '#lib/identity/passkeys/decline-offer.ts'
import { beginRegistration, finishRegistration, type Registering } from '#lib/identity/passkeys/register.ts'
import { relyingPartyOf } from '#lib/identity/passkeys/relying-party.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { enrolling } from './enroll.ts'
import { field, formToken } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { stepUrl } from './links.ts'
import { continueWith } from './proceed.ts'
import { afterProof, proveIn } from './prove.ts'
import { lockSigning, saveSigning } from './requests.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/**
 * Why a passkey may be made here: it has to be, within the sign-in that is under way; or it was offered to somebody who has just
 * signed in by this request, by more than a password if more guards their account.
 */
type Reason = { kind: 'required'; userId: string } | { kind: 'offered'; userId: string; sessionId: string }

async function reasonFor(visit: Visit, transaction: Transaction): Promise<Reason | undefined> {
  const it = await enrolling(visit, transaction)
  if (it !== undefined) return it.next.by.includes('passkey') ? { kind: 'required', userId: it.userId } : undefined
  const { request, browser } = transaction
  const session = browser.sessions.find(({ id }) => id === request.progress.sessionId)
  if (session === undefined || session.authTime < request.createdAt || request.progress.isRaised !== true)
    return undefined
  const { directoryId, tenant } = visit.snapshot
  const { userId } = session
  const owned = await withTenant(tenant.id, (tx) => loadOwned(tx, { directoryId, userId }))
  const isGuarded = owned.totp || owned.passkeys > 0 || owned.copies > 0
  return isGuarded && session.acr === acrLadder[0] ? undefined : { kind: 'offered', userId, sessionId: session.id }
}

const registering = (visit: Visit, { browser }: Transaction, userId: string): Registering => ({
  directoryId: visit.snapshot.directoryId,
  userId,
  environmentId: visit.snapshot.environment.id,
  browserId: browser.id,
  party: relyingPartyOf(visit.snapshot.environment.issuer, visit.snapshot.tenant.displayName),
  now: visit.now,
})

async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const reason = await reasonFor(visit, transaction)
  return reason === undefined ? continueWith(visit, transaction.request.id) : page(visit, transaction, reason)
}

async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { request } = transaction
  const { environment, tenant, directoryId } = visit.snapshot
  const reason = await reasonFor(visit, transaction)
  if (reason === undefined) return continueWith(visit, request.id)
  const decision = field(visit.request, 'decision')
  if (reason.kind === 'offered' && (decision === 'later' || decision === 'never')) {
    const who = { directoryId, userId: reason.userId }
    const at = { environmentId: environment.id, now: visit.now }
    await withTenant(tenant.id, (tx) => declinePasskeyOffer(tx, who, decision, at))
    return continueWith(visit, request.id)
  }
  return keep(visit, transaction, reason)
}

/** The passkey that was made, kept. It is shown by that, and the sign-in goes on. */
async function keep(visit: Visit, transaction: Transaction, reason: Reason): Promise<Answer> {
  const { userId } = reason
  const it = registering(visit, transaction, userId)
  const kept = await withTenant(visit.snapshot.tenant.id, async (tx) => {
    await lockSigning(tx, visit.snapshot, transaction.request.id)
    const made = await finishRegistration(tx, it, field(visit.request, 'answer'))
    if (made.kind === 'refused') return { made, proved: undefined }
    if (reason.kind === 'offered') await takeAlong(tx, visit, transaction, reason)
    const { id: credential, synced, userVerified } = made
    const proof = { kind: 'passkey', at: visit.now, credential, synced, userVerified } as const
    return { made, proved: await proveIn(tx, visit, transaction, { userId, proof }) }
  })
  if (kept.made.kind === 'refused') return page(visit, transaction, reason, kept.made.reason, 400)
  return afterProof(visit, transaction, kept.proved ?? { kind: 'over' }, reason.kind === 'required')
}

/** Whoever is signed in shows more than their session does: what it was opened by counts beside the passkey. */
async function takeAlong(
  tx: Tx,
  { snapshot }: Visit,
  { request }: Transaction,
  it: { userId: string; sessionId: string },
) {
  const proofs = await sessionProofs(tx, snapshot.environment.id, it.sessionId)
  await saveSigning(tx, snapshot, request.id, { userId: it.userId, sessionId: it.sessionId, proofs })
}

async function page(
  visit: Visit,
  transaction: Transaction,
  { kind, userId }: Pick<Reason, 'kind' | 'userId'>,
  problem?: PasskeyProblem,
  status = 200,
): Promise<Page> {
  const { request, browser } = transaction
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const options = await withTenant(tenant.id, (tx) => beginRegistration(tx, registering(visit, transaction, userId)))
  return {
    status,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'enroll_passkey',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'enrollPasskey', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      options,
      isOffer: kind === 'offered',
      otherHref: kind === 'offered' ? undefined : stepUrl(environment.issuer, 'enroll', request.id),
      problem,
    },
  }
}

/** The step on which a person makes a passkey, because they must or because it is offered. */
export const enrollPasskey: Step = inTransaction({ show, submit })
