import type { CodeError } from '#components/hosted/views.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { Person } from '#lib/identity/assurance/owned.ts'
import type { Proof } from '#lib/identity/assurance/proof.ts'
import { factorPassed } from '#lib/identity/factor-admission.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { admit } from './admit.ts'
import { type Proved, proveIn } from './prove.ts'
import { lockSigning } from './requests.ts'
import type { Answer, Transaction, Visit } from './visit.ts'

/** What a code came to; a right one is a proof. */
export type Checked = { kind: 'right'; proof: Proof } | { kind: 'wrong' | 'replayed' | 'none' }

type Attempted =
  | { kind: 'proved'; proved: Proved }
  | { kind: 'refused'; error: CodeError }
  /** Not looked at: too many before. */
  | { kind: 'stopped'; answer: Answer }

/**
 * One attempt at a code: counted, then checked, and what came of it written, with its event. A right code is used up, and its
 * proof kept, in one transaction.
 */
export async function attemptFactor(
  visit: Visit,
  transaction: Transaction,
  userId: string,
  check: (tx: Tx, person: Person) => Promise<Checked>,
): Promise<Attempted> {
  const { snapshot } = visit
  const admitted = await admit(visit, transaction)
  if (admitted.kind === 'refused') return { kind: 'stopped', answer: admitted.answer }
  const { admission, triesLeft } = admitted
  return withTenant(snapshot.tenant.id, async (tx): Promise<Attempted> => {
    // First, so that two steps of one request never wait for each other in turn.
    if ((await lockSigning(tx, snapshot, transaction.request.id)) === undefined)
      return { kind: 'proved', proved: { kind: 'over' } }
    const person = { directoryId: snapshot.directoryId, userId }
    await lockPerson(tx, person)
    const checked = await check(tx, person)
    if (checked.kind !== 'right') {
      await recordRefused(tx, visit, userId, checked.kind)
      return { kind: 'refused', error: { kind: checked.kind === 'replayed' ? 'replayed' : 'wrong', triesLeft } }
    }
    const proved = await proveIn(tx, visit, transaction, { userId, proof: checked.proof })
    // Last, for these rows are shared with everybody of the network.
    await factorPassed(tx, admission)
    return { kind: 'proved', proved }
  })
}

/** Whoever tried is nobody we know yet: nothing of theirs is sealed under the person's key. */
const recordRefused = (tx: Tx, { snapshot, now }: Visit, userId: string, kind: 'wrong' | 'replayed' | 'none') =>
  record(tx, {
    at: now,
    action: 'session.failed',
    actor: { kind: 'anonymous' },
    target: userId,
    environmentId: snapshot.environment.id,
    result: kind === 'replayed' ? 'refused' : 'failed',
    reason: kind === 'replayed' ? 'replayed_code' : 'wrong_code',
  })
