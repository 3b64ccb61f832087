import { type AttemptKey, blockedUntil as blocked, countAttempt as count } from '#lib/db/hot/attempts.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import type { Values } from '#lib/policy/fields.ts'

/** What is counted, and for whom. Keys are hashed before they are stored. */
export type Counter = {
  scope:
    | 'password:user'
    | 'password:device'
    | 'password:network'
    | 'passkey:network'
    | 'factor:user'
    | 'factor:device'
    | 'factor:request'
    | 'mail:address'
    | 'mail:network'
  key: string
  freeAttempts: number
}

export type Lockout = Values<'lockout'>

const hashed = (counter: Pick<Counter, 'key'>): Uint8Array<ArrayBuffer> => Uint8Array.from(sha256(counter.key))
const row = (tenantId: string, counter: Pick<Counter, 'scope' | 'key'>): AttemptKey => ({
  tenantId,
  scope: counter.scope,
  keyHash: hashed(counter),
})

/**
 * Counts one attempt before anything is checked (SECURITY section 1, lockout races): one call on one locked row, so that of any
 * number of parallel guesses exactly the free ones pass. After those, each attempt is followed by a delay twice as long as the
 * one before. An attempt within a delay is refused and not counted: hammering on a door does not lock it for longer.
 * Answers until when the counter is blocked, or undefined when the attempt may be made.
 *
 * A transaction of its own, so that people of one network never wait for each other's: not to be called within another.
 */
export async function countAttempt(
  tenantId: string,
  counter: Counter,
  lockout: Lockout,
  now: Date,
): Promise<Date | undefined> {
  const limit = {
    attempts: counter.freeAttempts,
    windowSeconds: lockout.forgetSeconds,
    delaySeconds: lockout.firstDelaySeconds,
    maxDelaySeconds: lockout.maxDelaySeconds,
  }
  const { allowed, blockedUntil } = await count(row(tenantId, counter), limit, now)
  return allowed ? undefined : (blockedUntil ?? plusSeconds(now, lockout.firstDelaySeconds))
}

/** Counts one attempt as `countAttempt` does, and answers the how-manieth it is; undefined when it may not be made. */
export async function countTries(
  tenantId: string,
  counter: Counter,
  lockout: Lockout,
  now: Date,
): Promise<number | undefined> {
  const limit = {
    attempts: counter.freeAttempts,
    windowSeconds: lockout.forgetSeconds,
    delaySeconds: lockout.maxDelaySeconds,
    maxDelaySeconds: lockout.maxDelaySeconds,
  }
  const { allowed, attempts } = await count(row(tenantId, counter), limit, now)
  return allowed ? attempts : undefined
}

/** Until when a counter is blocked, without counting; undefined when it is not. */
export const blockedUntil = (
  tenantId: string,
  counter: Pick<Counter, 'scope' | 'key'>,
  now: Date,
): Promise<Date | undefined> => blocked(row(tenantId, counter), now)

/** Forgets what a counter counted: its person has shown who they are. */
export async function clearAttempts(tx: Tx, counter: Counter): Promise<void> {
  tx.write`
    delete from attempts
    where tenant_id = ${tx.tenantId} and scope = ${counter.scope} and key_hash = ${hashed(counter)}`
}

/** Takes one attempt back: it succeeded, or was never made. The others that this counter counted stay. */
export async function uncountAttempt(tx: Tx, counter: Counter): Promise<void> {
  tx.write`
    update attempts set count = greatest(count - 1, 0), blocked_until = null
    where tenant_id = ${tx.tenantId} and scope = ${counter.scope} and key_hash = ${hashed(counter)}`
}
