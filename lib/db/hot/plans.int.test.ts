import { beforeAll, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { appPool } from '../pools.ts'
import { testDatabase } from '../testing/database.ts'
import { eventOf, freshHash, placeCode, versioned } from '../testing/issue.ts'
import { placeTenant } from '../testing/place.ts'
import { findCode, redeemCode } from './codes.ts'
import { findRefresh, rotateRefresh } from './refresh.ts'

const now = new Date()
const count = 200

beforeAll(async () => {
  // One connection: what its plans read is in its own statistics, and it can be told to hand them in.
  await testDatabase({ poolSize: 1 })
})

/**
 * Plans are made once for a connection, and on a new installation without statistics: then an index that begins like the key
 * was taken for it, and read for the whole environment at each call.
 */
test('codes, tokens and families are found by their keys, on tables of which nothing is known', async () => {
  const tenant = await placeTenant(now)
  const at = await versioned(tenant)
  // One after the other: who waits for the only connection for too long is refused.
  const codes: Awaited<ReturnType<typeof placeCode>>[] = []
  for (let made = 0; made < count; made++) codes.push(await placeCode(tenant, now))
  const idleExpiresAt = plusSeconds(now, 3600)
  const issued = { clientRef: tenant.clientRef, access: { format: 'jwt' as const }, now }
  const tokens = codes.map(() => freshHash())
  await Promise.all(codes.map(({ hash }) => findCode(tenant, hash, now)))
  await Promise.all(
    codes.map(({ hash, family }, i) => {
      const refresh = { hash: tokens[i] ?? freshHash(), idleExpiresAt }
      return redeemCode(at, { hash, ...issued, refresh, event: eventOf(tenant, family) })
    }),
  )
  await Promise.all(tokens.map((hash) => findRefresh(tenant, hash, now)))
  await Promise.all(
    tokens.map((hash, i) =>
      rotateRefresh(at, {
        ...{ hash, ...issued, presenterHash: null, sealedResponse: null, retryWindowSeconds: 0 },
        ...{ refresh: { hash: freshHash(), idleExpiresAt }, event: eventOf(tenant, codes[i]?.family ?? null) },
      }),
    ),
  )
  await appPool().query('select pg_stat_force_next_flush()')
  const { rows } = await appPool().query<{ name: string; read: number; looks: number }>(`
    select relname as name, (seq_tup_read + idx_tup_fetch)::int as read, (seq_scan + idx_scan)::int as looks
    from pg_stat_user_tables where relname in ('authorization_codes', 'refresh_tokens', 'token_families')`)
  expect(rows).toHaveLength(3)
  for (const { name, read, looks } of rows) {
    expect(looks, name).toBeGreaterThan(count)
    expect(read, name).toBeLessThanOrEqual(2 * looks)
  }
})
