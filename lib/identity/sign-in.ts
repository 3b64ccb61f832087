import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { loadPolicyValues, type PolicyValues } from '#lib/policy/load.ts'
import { normalizeEmail } from './email.ts'
import { type Candidate, findByEmail } from './find-user.ts'
import { hashPassword, needsRehash, verifyNothing, verifyPassword } from './password.ts'
import { type Admission, admit, readmit, takeBack } from './sign-in-admission.ts'
import { type SignedIn, startSignedIn } from './sign-in-session.ts'

/** Where somebody signs in. */
export type SignInPlace = { tenantId: string; directoryId: string; environment: { id: string; kind: string } }

export type PasswordSignIn = {
  place: SignInPlace
  /** As typed. */
  identifier: string
  password: string
  /** The asking browser's row, when its cookie named one. */
  browserId: string | null
  ip: string
  now: Date
}

/** `wrong` covers an unknown person, a person without a password, and a wrong one: nobody is told which. */
export type SignInOutcome =
  | ({ kind: 'signed_in' } & SignedIn)
  | { kind: 'refused'; reason: 'wrong' }
  | { kind: 'refused'; reason: 'throttled'; retryAfterSeconds: number }
  /** Told only after the right password (UX H16). */
  | { kind: 'refused'; reason: 'suspended' }

type Prepared = {
  policies: PolicyValues
  normalized: string
  candidate: Candidate | undefined
  admission: Admission
}

/**
 * Signs somebody in with an address and a password. Three steps, so that no transaction waits for a hash: the attempt is
 * counted and committed; the password is verified, with the same work for nobody; what came of it is written, with its event,
 * in one transaction that looks at the person again. Throws `unavailable` when too many hashes wait.
 */
export async function signInWithPassword(ask: PasswordSignIn): Promise<SignInOutcome> {
  const prepared = await withTenant(ask.place.tenantId, (tx) => prepare(tx, ask))
  const { admission } = prepared
  if (admission.blockedUntil !== undefined) {
    const wait = Math.ceil((admission.blockedUntil.getTime() - ask.now.getTime()) / 1000)
    return { kind: 'refused', reason: 'throttled', retryAfterSeconds: Math.max(1, wait) }
  }
  const checked = await check(ask, prepared)
  return withTenant(ask.place.tenantId, (tx) => conclude(tx, ask, prepared, checked))
}

type Checked = { isRight: boolean; rehashed: string | undefined }

/** Verifies outside of any transaction. Where the queue is full nothing was checked, so the attempt is taken back. */
async function check(ask: PasswordSignIn, { candidate, policies, admission }: Prepared): Promise<Checked> {
  const cost = { memoryKib: policies.password.hashMemoryKib, passes: policies.password.hashPasses }
  const hash = candidate?.secretHash ?? undefined
  try {
    const isRight =
      hash === undefined ? await verifyNothing(ask.password, cost) : await verifyPassword(hash, ask.password)
    const isOld = isRight && hash !== undefined && needsRehash(hash, cost)
    return { isRight, rehashed: isOld ? await hashPassword(ask.password, cost).catch(() => undefined) : undefined }
  } catch (error) {
    if (isServiceError(error)) await withTenant(ask.place.tenantId, (tx) => takeBack(tx, admission))
    throw error
  }
}

async function prepare(tx: Tx, ask: PasswordSignIn): Promise<Prepared> {
  const { place, browserId, ip, now } = ask
  const policies = await loadPolicyValues(tx, { environment: place.environment, directoryId: place.directoryId })
  const normalized =
    normalizeEmail(ask.identifier) ?? ask.identifier.slice(0, bounds.email.length).normalize('NFC').toLowerCase()
  const candidate = await findByEmail(tx, place.directoryId, normalized)
  const who = { directoryId: place.directoryId, userId: candidate?.id, normalized, browserId, ip }
  const admission = await admit(tx, place.environment.id, who, policies.lockout, now)
  if (admission.blockedUntil !== undefined) await recordFailure(tx, ask, { normalized, candidate }, 'throttled')
  return { policies, normalized, candidate, admission }
}

async function conclude(
  tx: Tx,
  ask: PasswordSignIn,
  prepared: Prepared,
  { isRight, rehashed }: Checked,
): Promise<SignInOutcome> {
  const { normalized, admission, policies, candidate: known } = prepared
  const now = isRight ? await findByEmail(tx, ask.place.directoryId, normalized) : undefined
  const isSame = now !== undefined && now.id === known?.id && now.secretHash === known.secretHash
  if (!isRight || !isSame) {
    await recordFailure(tx, ask, prepared, known === undefined ? 'unknown_person' : 'wrong_password')
    return { kind: 'refused', reason: 'wrong' }
  }
  await readmit(tx, admission)
  if (now.status !== 'active') {
    await recordFailure(tx, ask, prepared, 'suspended')
    return { kind: 'refused', reason: 'suspended' }
  }
  const signedIn = await startSignedIn(tx, ask, now, policies.session, rehashed)
  return { kind: 'signed_in', ...signedIn }
}

type FailureReason = 'throttled' | 'unknown_person' | 'wrong_password' | 'suspended'

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
    result: reason === 'throttled' || reason === 'suspended' ? 'refused' : 'failed',
    reason,
    typed: about.normalized,
    personal: { method: 'pwd' },
  })
