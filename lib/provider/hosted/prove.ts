import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { type Advanced, advanceSignIn } from '#lib/identity/advance-sign-in.ts'
import type { Proof } from '#lib/identity/assurance/proof.ts'
import { browserSeconds } from '#lib/identity/browsers.ts'
import { browserCookie } from '../cookies.ts'
import { appDemand } from './app-demand.ts'
import { field } from './form.ts'
import { seeOther, stepUrl } from './links.ts'
import { finishedRequest } from './messages.ts'
import { nextStep } from './next-step.ts'
import { continueWith } from './proceed.ts'
import { lockSigning, type Signing, saveSession, saveSigning } from './requests.ts'
import { signInPlace } from './sign-in-place.ts'
import type { Answer, Transaction, Visit } from './visit.ts'

/** Somebody and what they have shown now. `enrolled`: the factor was just set up. */
export type Shown = { userId: string; proof: Proof; enrolled?: boolean }

/** What a proof came to; `over` when the request was answered meanwhile. */
export type Proved = Advanced | { kind: 'over' }

/**
 * Adds one proof of a person to the request, and goes on: to the app, or to the step that is still missing. Proofs of one person
 * never count for another: who proves to be somebody else starts over.
 */
export async function prove(visit: Visit, transaction: Transaction, shown: Shown): Promise<Answer> {
  const proved = await withTenant(visit.snapshot.tenant.id, (tx) => proveIn(tx, visit, transaction, shown))
  return afterProof(visit, transaction, proved, shown.enrolled)
}

/** As `prove`, within the transaction that checked the proof. `afterProof` answers what it came to. */
export async function proveIn(
  tx: Tx,
  visit: Visit,
  { request, browser, identifier }: Transaction,
  { userId, proof }: Shown,
): Promise<Proved> {
  const { snapshot, now } = visit
  const locked = await lockSigning(tx, snapshot, request.id)
  if (locked === undefined) return { kind: 'over' }
  const began =
    locked.signing?.userId === userId && (await isLive(tx, visit, locked.signing)) ? locked.signing : undefined
  const before = began?.proofs ?? []
  const proofs = [...before.filter(({ kind }) => kind !== proof.kind), proof]
  const advanced = await advanceSignIn(tx, {
    place: signInPlace(visit),
    userId,
    proofs,
    browserId: browser.id,
    clientRef: (await snapshot.client(request.asked.clientId))?.id ?? null,
    app: appDemand(request.asked),
    identifier: identifier ?? undefined,
    remember: field(visit.request, 'remember') !== undefined,
    now,
  })
  if (advanced.kind === 'signed_in') {
    await saveSession(tx, snapshot, request.id, {
      ...request.progress,
      sessionId: advanced.session.id,
      isRaised: true,
    })
  } else if (advanced.kind === 'more' || advanced.kind === 'deleting')
    await saveSigning(tx, snapshot, request.id, { ...began, userId, proofs })
  return advanced
}

/** Whether the session whose proofs were taken along still lives. */
export async function isLive(tx: Tx, { snapshot, now }: Visit, { sessionId }: Signing): Promise<boolean> {
  if (sessionId === undefined) return true
  const where = { environmentId: snapshot.environment.id, id: sessionId, endedAt: null, expiresAt: { gt: now } }
  return (await tx.db.session.count({ where })) === 1
}

/** The browser has a new name once somebody signed in (SECURITY A42); whoever set up their first factor gets recovery codes. */
export async function afterProof(
  visit: Visit,
  transaction: Transaction,
  proved: Proved,
  enrolled = false,
): Promise<Answer> {
  const { request } = transaction
  const { environment } = visit.snapshot
  if (proved.kind === 'over') return finishedRequest(visit, request.asked)
  if (proved.kind === 'suspended') return seeOther(stepUrl(environment.issuer, 'signIn', request.id, '&another=1'))
  if (proved.kind === 'deleting') return seeOther(stepUrl(environment.issuer, 'keepAccount', request.id))
  if (proved.kind === 'more') return nextStep(visit, transaction, proved.next)
  const cookie = { 'set-cookie': browserCookie(environment, proved.browser.token, browserSeconds.known) }
  const isOffered = proved.mayOfferPasskey && field(visit.request, 'platform') === '1'
  if (isOffered && !enrolled) return seeOther(stepUrl(environment.issuer, 'enrollPasskey', request.id), cookie)
  if (enrolled) return seeOther(stepUrl(environment.issuer, 'recoveryCodes', request.id), cookie)
  return continueWith(visit, request.id, cookie)
}
