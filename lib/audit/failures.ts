import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { networkOf } from '#lib/limits/network.ts'

/**
 * Failures of one action from one network are written one by one up to a bound, then only when their number doubles, with
 * that number: the trail stays readable and finite under a stuffing run, and no failure goes uncounted (DESIGN section 6).
 * Answers the number to write with the event, or undefined when this one is only counted.
 */
export async function countFailure(tx: Tx, action: string, ip: string, now: Date): Promise<number | undefined> {
  const scope = `trail:${action}`
  const keyHash = sha256(networkOf(ip))
  const windowStart = plusSeconds(now, -bounds.trail.failureWindowSeconds)
  const [row] = await tx.sql<{ count: number }>`
    insert into attempts (scope, key_hash, count, window_started_at) values (${scope}, ${keyHash}, 1, ${now})
    on conflict (tenant_id, scope, key_hash) do update set
      count = case when attempts.window_started_at <= ${windowStart} then 1 else attempts.count + 1 end,
      window_started_at = case when attempts.window_started_at <= ${windowStart} then ${now} else attempts.window_started_at end
    returning count`
  const count = row?.count ?? 1
  return count <= bounds.trail.individualFailures || isPowerOfTwo(count) ? count : undefined
}

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0
