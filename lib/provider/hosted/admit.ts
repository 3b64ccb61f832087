import { withTenant } from '#lib/db/with-tenant.ts'
import { admitFactor, type FactorAdmission, type Prover } from '#lib/identity/factor-admission.ts'
import { saying } from '#lib/language/saying.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { message } from './messages.ts'
import { completeRequest } from './requests.ts'
import { signInPlace } from './sign-in-place.ts'
import type { Answer, Transaction, Visit } from './visit.ts'

export type Admitted =
  | { kind: 'go'; admission: FactorAdmission; triesLeft: number }
  | { kind: 'refused'; answer: Answer; retryAfterSeconds?: number }

/**
 * Counts an attempt at a factor before it is looked at. Ten in one request end it; too many of one person or network have to wait.
 * Where nobody is known yet the browser stands for the person.
 */
export async function admit(
  visit: Visit,
  { request, browser, signing }: Transaction,
  network: NonNullable<Prover['network']> = 'password:network',
): Promise<Admitted> {
  const { snapshot, now } = visit
  const place = signInPlace(visit)
  const { environment, directoryId } = place
  const { lockout } = await withTenant(snapshot.tenant.id, (tx) => loadPolicyValues(tx, { environment, directoryId }))
  const who = {
    userId: signing?.userId ?? browser.id,
    browserId: browser.id,
    requestId: request.id,
    ip: visit.request.peer.ip,
    network,
  }
  const verdict = await admitFactor(place, who, lockout, now)
  if (verdict.kind === 'go') return verdict
  if (verdict.kind === 'wait') {
    const { retryAfterSeconds } = verdict
    return { kind: 'refused', answer: later(visit, retryAfterSeconds), retryAfterSeconds }
  }
  await withTenant(snapshot.tenant.id, (tx) => completeRequest(tx, snapshot, request.id, now))
  return { kind: 'refused', answer: tooOften(visit) }
}

const tooOften = (visit: Visit): Answer =>
  message(visit, 403, saying('message.tooOften.title'), saying('message.tooOften.text'))

function later(visit: Visit, seconds: number): Answer {
  const text = saying('message.tooMany.text', { when: { inSeconds: seconds } })
  const page = message(visit, 429, saying('message.tooMany.title'), text)
  return { ...page, headers: { 'retry-after': String(seconds) } }
}
