import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import type { Values } from '#lib/policy/fields.ts'

/** What is counted, and for whom. Keys are hashed before they are stored. */
export type Counter = {
  scope: 'password:user' | 'password:device' | 'password:network'
  key: string
  freeAttempts: number
}

export type Lockout = Values<'lockout'>

const hashed = (counter: Counter): Uint8Array<ArrayBuffer> => Uint8Array.from(sha256(counter.key))

/**
 * Counts one attempt before anything is checked (SECURITY section 1, lockout races): one statement on one row, so that of any
 * number of parallel guesses exactly the free ones pass. After those, each attempt is followed by a delay twice as long as the
 * one before. An attempt within a delay is refused and not counted: hammering on a door does not lock it for longer.
 * Answers until when the counter is blocked, or undefined when the attempt may be made.
 */
export async function countAttempt(tx: Tx, counter: Counter, lockout: Lockout, now: Date): Promise<Date | undefined> {
  const keyHash = hashed(counter)
  const forgotten = plusSeconds(now, -lockout.forgetSeconds)
  const { freeAttempts } = counter
  const [counted] = await tx.db.$queryRaw<{ count: number }[]>`
    insert into attempts as a (scope, key_hash, count, window_started_at)
    values (${counter.scope}, ${keyHash}, 1, ${now}::timestamptz)
    on conflict (tenant_id, scope, key_hash) do update set
      count = case when a.window_started_at <= ${forgotten}::timestamptz then 1 else a.count + 1 end,
      window_started_at = ${now}::timestamptz,
      blocked_until = case
        when a.window_started_at <= ${forgotten}::timestamptz or a.count + 1 < ${freeAttempts}::int then null
        else ${now}::timestamptz + make_interval(secs => least(
          ${lockout.maxDelaySeconds}::float8,
          ${lockout.firstDelaySeconds}::float8 * power(2, least(a.count + 1 - ${freeAttempts}::int, 20))))
      end
    where a.blocked_until is null or a.blocked_until <= ${now}::timestamptz
    returning count`
  if (counted !== undefined) return undefined
  const [blocked] = await tx.db.$queryRaw<{ blocked_until: Date | null }[]>`
    select blocked_until from attempts where scope = ${counter.scope} and key_hash = ${keyHash}`
  return blocked?.blocked_until ?? plusSeconds(now, lockout.firstDelaySeconds)
}

/** Forgets what a counter counted: its person has shown who they are. */
export async function clearAttempts(tx: Tx, counter: Counter): Promise<void> {
  await tx.db.attempt.deleteMany({ where: { scope: counter.scope, keyHash: hashed(counter) } })
}

/** Takes one attempt back: it succeeded, or was never made. The others that this counter counted stay. */
export async function uncountAttempt(tx: Tx, counter: Counter): Promise<void> {
  await tx.db.$executeRaw`
    update attempts set count = greatest(count - 1, 0), blocked_until = null
    where scope = ${counter.scope} and key_hash = ${hashed(counter)}`
}
