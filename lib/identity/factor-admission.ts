import type { Tx } from '#lib/db/with-tenant.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { networkOf } from '#lib/limits/network.ts'
import { type Counter, clearAttempts, countAttempt, countTries, type Lockout, uncountAttempt } from './attempts.ts'
import type { SignInPlace } from './sign-in.ts'
import { hasSignedIn } from './sign-in-admission.ts'

/** Who is about to show a second factor or a mailed code, and in which request. */
export type Prover = {
  userId: string
  browserId: string
  requestId: string
  ip: string
  /** What a network is counted by. Passkeys by themselves: who guesses passwords keeps nobody from showing one. */
  network?: 'password:network' | 'passkey:network'
}

/** The counters that this attempt was counted by. */
export type FactorAdmission = { who: Counter; network: Counter | undefined; request: Counter }

export type FactorVerdict =
  | { kind: 'go'; admission: FactorAdmission; triesLeft: number }
  | { kind: 'wait'; retryAfterSeconds: number }
  /** This request has had its ten: it must be ended. */
  | { kind: 'over' }

/** Wrong second factors that end a sign-in, whatever they were. */
export const triesPerRequest = 10

/**
 * Counts an attempt at a second factor or a mailed code before it is looked at (ASVS 6.3.1): by the request, by the person
 * across all methods, and by the network. Not by the counter of passwords: whoever has the password would start that over with
 * each sign-in. A browser on which this person signed in before is counted by itself, so that a stranger delays only strangers.
 */
export async function admitFactor(
  place: SignInPlace,
  { userId, browserId, requestId, ip, network: scope = 'password:network' }: Prover,
  lockout: Lockout,
  now: Date,
): Promise<FactorVerdict> {
  const { tenantId, directoryId, environment } = place
  const request: Counter = { scope: 'factor:request', key: requestId, freeAttempts: triesPerRequest }
  const tries = await countTries(tenantId, request, lockout, now)
  if (tries === undefined || tries > triesPerRequest) return { kind: 'over' }
  const isKnown = await withTenant(tenantId, (tx) => hasSignedIn(tx, environment.id, { browserId, userId }))
  const who: Counter = isKnown
    ? { scope: 'factor:device', key: `${userId}:${browserId}`, freeAttempts: lockout.freeAttempts }
    : { scope: 'factor:user', key: userId, freeAttempts: lockout.freeAttempts }
  const network: Counter | undefined = isKnown
    ? undefined
    : { scope, key: `${directoryId}:${networkOf(ip)}`, freeAttempts: lockout.networkFreeAttempts }
  const byNetwork = network === undefined ? undefined : await countAttempt(tenantId, network, lockout, now)
  const blockedUntil = byNetwork ?? (await countAttempt(tenantId, who, lockout, now))
  if (blockedUntil !== undefined) {
    // Refused without being looked at: it is none of the ten.
    await withTenant(tenantId, (tx) => uncountAttempt(tx, request))
    return { kind: 'wait', retryAfterSeconds: Math.max(1, Math.ceil((blockedUntil.getTime() - now.getTime()) / 1000)) }
  }
  return { kind: 'go', admission: { who, network, request }, triesLeft: triesPerRequest - tries }
}

/** The factor was right: the person's counter starts over, and the network forgets this attempt. In the success's transaction. */
export async function factorPassed(tx: Tx, { who, network, request }: FactorAdmission): Promise<void> {
  await clearAttempts(tx, who)
  await clearAttempts(tx, request)
  if (network !== undefined) await uncountAttempt(tx, network)
}
