import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { loadPolicyValues, type PolicyValues } from '#lib/policy/load.ts'
import { type Advanced, advanceSignIn } from './advance-sign-in.ts'
import type { Proof } from './assurance/proof.ts'
import { isSetByMail } from './assurance/set-by-mail.ts'
import { normalizeEmail } from './email.ts'
import { type Candidate, findByEmail } from './find-user.ts'
import { lockPerson } from './lock-person.ts'
import { type Chosen, choosePassword, replaceGivenPassword } from './new-password.ts'
import { hashPassword, needsRehash, verifyNothing, verifyPassword } from './password.ts'
import type { PasswordRefusal as ChosenRefusal } from './password-rules.ts'
import { minPasswordLength } from './password-rules.ts'
import { loadPlaceWords } from './place-words.ts'
import { type Admission, type Asking, admit, hasSignedIn, readmit, takeBack } from './sign-in-admission.ts'

/** Where somebody signs in. */
export type SignInPlace = { tenantId: string; directoryId: string; environment: { id: string; kind: string } }

export type PasswordSignIn = {
  place: SignInPlace
  /** As typed. */
  identifier: string
  password: string
  /** One of their own, for a person whose password was given to them. Ignored for everybody else. */
  newPassword?: string | undefined
  /** The asking browser's row, when its cookie named one. */
  browserId: string | null
  /** The row of the client that somebody signs in to; null where there is none. */
  clientRef?: string | null
  ip: string
  now: Date
}

/** A person whose password was right, and the proof that this is. */
export type Shown = { userId: string; proof: Proof }

/** `wrong` covers an unknown person, a person without a password, and a wrong one: nobody is told which. */
export type PasswordRefusal =
  | { kind: 'refused'; reason: 'wrong' }
  | { kind: 'refused'; reason: 'throttled'; retryAfterSeconds: number }
  /** Told only after the right password (UX H16). */
  | { kind: 'refused'; reason: 'suspended' }
  /** Told only after the right password: it was given to them, and they must choose their own. `problem` is with their choice. */
  | { kind: 'refused'; reason: 'new_password'; minLength: number; problem: ChosenRefusal | undefined }

export type PasswordOutcome<T> = { kind: 'proved'; result: T } | PasswordRefusal

export type SignInOutcome = Advanced | PasswordRefusal

/** Signs somebody in with an address and a password, where no app asks for anything: whether that is enough, the policy says. */
export async function signInWithPassword(ask: PasswordSignIn): Promise<SignInOutcome> {
  const { place, browserId, clientRef = null, identifier, now } = ask
  const app = { level: 1, forced: false } as const
  const outcome = await provePassword(ask, (tx, { userId, proof }) =>
    advanceSignIn(tx, { place, userId, proofs: [proof], browserId, clientRef, app, identifier, now }),
  )
  return outcome.kind === 'proved' ? outcome.result : outcome
}

type Found = { policies: PolicyValues; normalized: string; candidate: Candidate | undefined; asking: Asking }

/**
 * Proves somebody by an address and a password. In steps, so that no transaction waits for a hash or for a neighbour: the
 * attempt is counted; the password is verified, with the same work for nobody; what came of it is written, with its event, in
 * one transaction that looks at the person again, with their row locked, and in which `then` goes on. `first` locks what is to be
 * locked before the person, by the statement that it begins with. Throws `unavailable` when too many hashes wait.
 */
export async function provePassword<T>(
  ask: PasswordSignIn,
  then: Then<T>,
  first: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<PasswordOutcome<T>> {
  const { tenantId } = ask.place
  const found = await withTenant(tenantId, (tx) => look(tx, ask))
  const admission = await admit(tenantId, found.asking, found.policies.lockout, ask.now)
  if (admission.blockedUntil !== undefined) {
    await withTenant(tenantId, (tx) => recordFailure(tx, ask, found, 'throttled'))
    const wait = Math.ceil((admission.blockedUntil.getTime() - ask.now.getTime()) / 1000)
    return { kind: 'refused', reason: 'throttled', retryAfterSeconds: Math.max(1, wait) }
  }
  const checked = await check(ask, found, admission)
  return withTenant(tenantId, async (tx) => {
    const now = await lookAgain(tx, ask, found, checked, first)
    return conclude(tx, ask, { ...found, now }, admission, checked, then)
  })
}

type Then<T> = (tx: Tx, shown: Shown) => Promise<T>

/** The rules of the place and who may be meant. Reads only. */
async function look(tx: Tx, ask: PasswordSignIn): Promise<Found> {
  const { browserId, ip } = ask
  const { directoryId, environment } = ask.place
  const normalized = normalizeEmail(ask.identifier) ?? plainForm(ask.identifier)
  const [policies, candidate] = await Promise.all([
    loadPolicyValues(tx, { environment, directoryId }),
    findByEmail(tx, directoryId, normalized),
  ])
  const isKnownDevice = await hasSignedIn(tx, environment.id, { browserId, userId: candidate?.id })
  const asking = { directoryId, userId: candidate?.id, normalized, browserId, isKnownDevice, ip }
  return { policies, normalized, candidate, asking }
}

/** What is no address is nobody's; it is still counted as itself. */
const plainForm = (typed: string): string => typed.slice(0, bounds.email.length).normalize('NFC').trim().toLowerCase()

type Checked = { isRight: boolean; rehashed: string | undefined; chosen: Chosen | undefined }

/** Verifies outside of any transaction. Where the queue is full nothing was checked, so the attempt is taken back. */
async function check(ask: PasswordSignIn, found: Found, admission: Admission): Promise<Checked> {
  const { candidate, policies, normalized } = found
  const cost = { memoryKib: policies.password.hashMemoryKib, passes: policies.password.hashPasses }
  const hash = candidate?.secretHash ?? undefined
  try {
    const isRight =
      hash === undefined ? await verifyNothing(ask.password, cost) : await verifyPassword(hash, ask.password)
    if (isRight && candidate?.requiresNewPassword === true && ask.newPassword !== undefined) {
      const { tenantId, directoryId } = ask.place
      const placeWords = await withTenant(tenantId, (tx) => loadPlaceWords(tx, directoryId))
      const about = { displayName: candidate.displayName, normalized, policies, placeWords }
      return { isRight, rehashed: undefined, chosen: await choosePassword(ask.password, ask.newPassword, about, cost) }
    }
    const isOld = isRight && hash !== undefined && needsRehash(hash, cost)
    const rehashed = isOld ? await hashPassword(ask.password, cost).catch(() => undefined) : undefined
    return { isRight, rehashed, chosen: undefined }
  } catch (error) {
    if (isServiceError(error)) await withTenant(ask.place.tenantId, (tx) => takeBack(tx, admission))
    throw error
  }
}

/** Where the password was right, the person as they are now, with their row locked. The three are sent at once and done in this order. */
async function lookAgain(
  tx: Tx,
  { place: { directoryId } }: PasswordSignIn,
  { candidate, normalized }: Found,
  { isRight }: Checked,
  first: (tx: Tx) => Promise<unknown>,
): Promise<Candidate | undefined> {
  if (!isRight || candidate === undefined) return undefined
  const locked = [first(tx), lockPerson(tx, { directoryId, userId: candidate.id })]
  const [now] = await Promise.all([findByEmail(tx, directoryId, normalized), ...locked])
  return now
}

async function conclude<T>(
  tx: Tx,
  ask: PasswordSignIn,
  found: Found & { now: Candidate | undefined },
  admission: Admission,
  { isRight, rehashed, chosen }: Checked,
  then: Then<T>,
): Promise<PasswordOutcome<T>> {
  const { policies, candidate: known, now } = found
  const isSame = now !== undefined && now.id === known?.id && now.secretHash === known.secretHash
  if (!isRight || !isSame) {
    await recordFailure(tx, ask, found, known === undefined ? 'unknown_person' : 'wrong_password')
    return { kind: 'refused', reason: 'wrong' }
  }
  if (now.status === 'suspended') {
    await recordFailure(tx, ask, found, 'suspended')
    await readmit(tx, admission)
    return { kind: 'refused', reason: 'suspended' }
  }
  const own = chosen !== undefined && 'hash' in chosen ? chosen.hash : undefined
  if (now.requiresNewPassword && own === undefined) {
    await recordFailure(tx, ask, found, 'new_password_needed')
    await readmit(tx, admission)
    const minLength = minPasswordLength(policies)
    const problem = chosen !== undefined && 'problem' in chosen ? chosen.problem : undefined
    return { kind: 'refused', reason: 'new_password', minLength, problem }
  }
  if (own !== undefined) {
    const person = { directoryId: ask.place.directoryId, userId: now.id, environmentId: ask.place.environment.id }
    await replaceGivenPassword(tx, person, own, ask.now)
  }
  const [shown] = await tx.sql<{ id: string; data: unknown }>`
    update credentials set last_used_at = ${ask.now}, secret_hash = coalesce(${rehashed ?? null}, secret_hash)
    where tenant_id = ${tx.tenantId} and directory_id = ${ask.place.directoryId} and user_id = ${now.id} and kind = 'password'
      and secret_hash = ${own ?? now.secretHash}
    returning id, data`
  // Somebody changed it at this very moment: what was typed is the password no more.
  if (shown === undefined) {
    await recordFailure(tx, ask, found, 'wrong_password')
    return { kind: 'refused', reason: 'wrong' }
  }
  const result = await then(tx, {
    userId: now.id,
    // Its row, and whether it was chosen by mail: a proof by another one proves nothing later.
    proof: {
      ...{ kind: 'password', at: ask.now, credential: shown.id },
      ...(isSetByMail(shown.data) ? { byMail: true } : {}),
    },
  })
  // Last, for these rows are shared with everybody of the network.
  await readmit(tx, admission)
  return { kind: 'proved', result }
}

type FailureReason = 'throttled' | 'unknown_person' | 'wrong_password' | 'suspended' | 'new_password_needed'

/**
 * The event of a sign-in that failed. Whoever tried is nobody we know, so nothing of theirs is sealed under the person's key,
 * and the same is written, at the same cost, whether that person exists or not.
 */
const recordFailure = (
  tx: Tx,
  ask: PasswordSignIn,
  about: { normalized: string; candidate: Candidate | undefined },
  reason: FailureReason,
): Promise<void> =>
  record(tx, {
    at: ask.now,
    action: 'session.failed',
    actor: { kind: 'anonymous' },
    target: about.candidate?.id ?? null,
    environmentId: ask.place.environment.id,
    client: ask.clientRef,
    result: reason === 'unknown_person' || reason === 'wrong_password' ? 'failed' : 'refused',
    reason,
    typed: about.normalized,
    personal: { method: 'pwd' },
  })
