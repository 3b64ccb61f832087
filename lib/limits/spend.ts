import { withTenant } from '#lib/db/with-tenant.ts'
import { sha256 } from '#lib/kernel/tokens.ts'

/** How many requests a window takes, and how long it is. */
export type Budget = { requests: number; windowSeconds: number }

/** What is left of a caller's window after this request, and in how many seconds the next begins. */
export type Spent = { allowed: boolean; remaining: number; resetSeconds: number }

/** What is counted; what one scope counts is nothing to another. */
export type SpendScope = 'management_api' | 'password_check' | 'sign_up' | 'data_download'

/**
 * Counts one request of a caller, on every node together: one statement on one row. `who` is hashed before it is stored.
 * A transaction of its own, so that it counts whatever becomes of the request.
 */
export async function spend(
  tenantId: string,
  who: string,
  budget: Budget,
  now: Date,
  scope: SpendScope = 'management_api',
): Promise<Spent> {
  const { requests, windowSeconds } = budget
  const begins = new Date(now.getTime() - windowSeconds * 1000)
  const rows = await withTenant(
    tenantId,
    (tx) => tx.db.$queryRaw<{ count: number; started: Date }[]>`
      insert into attempts as a (tenant_id, scope, key_hash, count, window_started_at)
      values (${tenantId}::uuid, ${scope}, ${Uint8Array.from(sha256(who))}, 1, ${now})
      on conflict (tenant_id, scope, key_hash) do update set
        count = case when a.window_started_at <= ${begins} then 1 else least(a.count + 1, ${requests + 1}) end,
        window_started_at = case when a.window_started_at <= ${begins} then ${now} else a.window_started_at end
      returning count, window_started_at as started`,
  )
  const { count = 1, started = now } = rows[0] ?? {}
  const left = Math.ceil((started.getTime() + windowSeconds * 1000 - now.getTime()) / 1000)
  return {
    allowed: count <= requests,
    remaining: Math.max(requests - count, 0),
    resetSeconds: Math.max(Math.min(left, windowSeconds), 1),
  }
}
