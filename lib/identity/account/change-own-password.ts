import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { loadPolicyValues, type PolicyValues } from '#lib/policy/load.ts'
import { acrLadder, assuranceOf } from '../assurance/assurance-of.ts'
import { type Proof, writeProofs } from '../assurance/proof.ts'
import { sessionProofs } from '../assurance/session-proofs.ts'
import { isSetByMail } from '../assurance/set-by-mail.ts'
import { endSessions } from '../end-sessions.ts'
import { lockPerson } from '../lock-person.ts'
import { type PasswordAbout, passwordRulesFor } from '../new-password.ts'
import { notifyPerson } from '../notices/notify-person.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import { findPasswordProblem, type PasswordProblem } from '../password-rules.ts'
import { loadPlaceWords } from '../place-words.ts'
import type { SignInPlace } from '../sign-in.ts'
import { type Admission, admit, hasSignedIn, readmit, takeBack } from '../sign-in-admission.ts'
import { setPassword } from '../users.ts'

export type OwnPasswordChange = {
  place: SignInPlace
  userId: string
  /** The session in which it is done; it stays. */
  sessionId: string
  browserId: string
  ip: string
  /** The one that they have, as typed. Not looked at where they have none. */
  current: string
  wanted: string
  /** Whether everybody else who is signed in as them stays so. */
  keepsOthers: boolean
  now: Date
}

/** `moved`: somebody else changed it meanwhile. `same`: the new one is the old one. */
export type OwnPasswordVerdict =
  | { kind: 'changed' }
  | { kind: 'wrong' | 'moved' }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'refused'; problem: PasswordProblem | 'same' }

type Known = { policies: PolicyValues; about: PasswordAbout; hash: string | null; isKnownDevice: boolean }

/**
 * Changes a person's own password, or gives them one: in steps as at a sign-in, so that no transaction waits for a hash. The rules
 * first, for they tell nothing of the old one; then the old one, as an attempt that is counted; then one transaction that looks
 * again. Remembered devices are asked again, other sessions end, and the person is told. Throws `unavailable` when too many hashes
 * wait.
 */
export async function changeOwnPassword(change: OwnPasswordChange): Promise<OwnPasswordVerdict> {
  const { place, userId, current, wanted, now } = change
  const { tenantId } = place
  const known = await withTenant(tenantId, (tx) => look(tx, change))
  const problem = findPasswordProblem(wanted, passwordRulesFor(known.about))
  if (problem !== undefined) return { kind: 'refused', problem }
  const { hash, policies } = known
  const cost = { memoryKib: policies.password.hashMemoryKib, passes: policies.password.hashPasses }
  if (hash === null) {
    const made = await hashPassword(wanted, cost)
    return withTenant(tenantId, (tx) => conclude(tx, change, null, made))
  }
  if (wanted.normalize('NFC') === current.normalize('NFC')) return { kind: 'refused', problem: 'same' }
  const { directoryId } = place
  const { browserId, ip } = change
  const { isKnownDevice } = known
  const asking = { directoryId, userId, normalized: known.about.normalized, browserId, isKnownDevice, ip }
  const admission = await admit(tenantId, asking, policies.lockout, now)
  if (admission.blockedUntil !== undefined) {
    const wait = Math.ceil((admission.blockedUntil.getTime() - now.getTime()) / 1000)
    return { kind: 'throttled', retryAfterSeconds: Math.max(1, wait) }
  }
  const made = await hashIfRight(change, hash, cost, admission)
  return withTenant(tenantId, async (tx) => {
    if (made === undefined) {
      await recordWrong(tx, change)
      return { kind: 'wrong' }
    }
    const verdict = await conclude(tx, change, hash, made)
    // Last, for these rows are shared with everybody of the network.
    await readmit(tx, admission)
    return verdict
  })
}

async function look(tx: Tx, { place, userId, browserId }: OwnPasswordChange): Promise<Known> {
  const { directoryId, environment } = place
  const policies = await loadPolicyValues(tx, { environment, directoryId })
  const where = { directoryId, userId }
  const user = await tx.db.user.findFirstOrThrow({
    where: { directoryId, id: userId },
    select: {
      displayName: true,
      identifiers: { where: { kind: 'email', primary: true }, select: { normalized: true }, take: 1 },
    },
  })
  const normalized = user.identifiers[0]?.normalized ?? ''
  const placeWords = await loadPlaceWords(tx, directoryId)
  const password = await tx.db.credential.findFirst({
    where: { tenantId: tx.tenantId, ...where, kind: 'password' },
    select: { secretHash: true },
  })
  return {
    policies,
    about: { displayName: user.displayName, normalized, policies, placeWords },
    hash: password?.secretHash ?? null,
    isKnownDevice: await hasSignedIn(tx, environment.id, { browserId, userId }),
  }
}

/** Outside of any transaction. Where the queue is full nothing was checked, so the attempt is taken back. */
async function hashIfRight(
  { place, current, wanted }: OwnPasswordChange,
  hash: string,
  cost: Parameters<typeof hashPassword>[1],
  admission: Admission,
): Promise<string | undefined> {
  try {
    return (await verifyPassword(hash, current)) ? await hashPassword(wanted, cost) : undefined
  } catch (error) {
    if (isServiceError(error)) await withTenant(place.tenantId, (tx) => takeBack(tx, admission))
    throw error
  }
}

/** Writes it, if what was looked at is still so: of two at once one changes it. */
async function conclude(
  tx: Tx,
  { place, userId, sessionId, keepsOthers, now }: OwnPasswordChange,
  before: string | null,
  passwordHash: string,
): Promise<OwnPasswordVerdict> {
  const { directoryId, environment } = place
  const person = { directoryId, userId }
  await lockPerson(tx, person)
  const where = { tenantId: tx.tenantId, ...person, kind: 'password' }
  const present = await tx.db.credential.findFirst({ where, select: { secretHash: true, data: true } })
  if ((present?.secretHash ?? null) !== before) return { kind: 'moved' }
  const actor = { kind: 'user', id: userId } as const
  const ending = { reason: 'password_changed', actor, now, offline: true } as const
  if (!keepsOthers) await endSessions(tx, { ...person, except: sessionId }, ending)
  const proofs = await sessionProofs(tx, environment.id, sessionId)
  const byMail = isOfMailbox(proofs, present?.data)
  const target = await setPassword(tx, { ...person, passwordHash, byMail, now })
  await keepSession(tx, environment.id, sessionId, proofs, target)
  await tx.db.user.updateMany({
    where: { directoryId, id: userId },
    data: { requireNewPassword: false, version: { increment: 1 }, updatedAt: now },
  })
  const action = before === null ? 'credential.created' : 'credential.changed'
  const changes = { after: { kind: 'password', user: userId } }
  await record(tx, { at: now, action, actor, target, environmentId: environment.id, changes })
  await notifyPerson(tx, person, { kind: 'password_changed' }, now)
  return { kind: 'changed' }
}

/** Whether whoever changes it has shown nothing but the mailbox, and a password that came of it: then so does the new one. */
const isOfMailbox = (proofs: readonly Proof[], before: unknown): boolean =>
  assuranceOf(proofs)?.acr === acrLadder[0] && (isSetByMail(before) || proofs.every(({ kind }) => kind !== 'password'))

/** Whoever has shown the old password has chosen the new one: what they were signed in by stands for it. */
async function keepSession(
  tx: Tx,
  environmentId: string,
  id: string,
  proofs: readonly Proof[],
  credential: string,
): Promise<void> {
  const moved = proofs.map((proof): Proof => (proof.kind === 'password' ? { ...proof, credential } : proof))
  await tx.db.session.updateMany({ where: { environmentId, id }, data: { proofs: writeProofs(moved) } })
}

const recordWrong = (tx: Tx, { place, userId, now }: OwnPasswordChange): Promise<void> =>
  record(tx, {
    at: now,
    action: 'session.failed',
    actor: { kind: 'user', id: userId },
    target: userId,
    environmentId: place.environment.id,
    result: 'failed',
    reason: 'wrong_password',
  })
