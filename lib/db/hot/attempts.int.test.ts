import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { appPool } from '../pools.ts'
import { testDatabase } from '../testing/database.ts'
import { freshHash } from '../testing/issue.ts'
import { placeTenant } from '../testing/place.ts'
import { withTenant } from '../with-tenant.ts'
import { useAssertion } from './assertions.ts'
import { blockedUntil, clearAttempts, countAttempt } from './attempts.ts'

const now = new Date()
const limit = { attempts: 5, windowSeconds: 900, delaySeconds: 2, maxDelaySeconds: 60 }

beforeAll(async () => {
  await testDatabase({ poolSize: 20 })
})

const key = async () => ({ tenantId: (await placeTenant(now)).tenantId, scope: 'client_secret', keyHash: freshHash() })

/** Resolves when so many statements of this database wait for a lock. */
async function untilWaiting(statements: number): Promise<void> {
  const question = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  for (let waiting = 0; waiting < statements; )
    waiting = (await appPool().query<{ n: number }>(question)).rows[0]?.n ?? 0
}

describe('counting before checking', () => {
  test('T18 fifty at once: never more than the limit are allowed', async () => {
    const guessed = await key()
    const counted = await Promise.all(Array.from({ length: 50 }, () => countAttempt(guessed, limit, now)))
    expect(counted.filter(({ allowed }) => allowed)).toHaveLength(limit.attempts)
    expect(await blockedUntil(guessed, now)).toEqual(plusSeconds(now, 2))
  })

  test('T18 each attempt after the limit doubles the delay, up to the longest', async () => {
    const guessed = await key()
    for (let i = 0; i < limit.attempts; i++) await countAttempt(guessed, limit, now)
    const delays: number[] = []
    let at = now
    for (let i = 0; i < 6; i++) {
      const until = (await blockedUntil(guessed, at)) ?? at
      delays.push((until.getTime() - at.getTime()) / 1000)
      at = until
      expect((await countAttempt(guessed, limit, plusSeconds(at, -1))).allowed).toBe(false)
      expect((await countAttempt(guessed, limit, at)).allowed).toBe(true)
    }
    expect(delays).toEqual([2, 4, 8, 16, 32, 60])
  })

  test('a quiet window forgets', async () => {
    const guessed = await key()
    for (let i = 0; i < limit.attempts; i++) await countAttempt(guessed, limit, now)
    expect(await countAttempt(guessed, limit, plusSeconds(now, 903))).toEqual({
      allowed: true,
      attempts: 1,
      blockedUntil: null,
    })
  })

  test('the right secret forgets', async () => {
    const guessed = await key()
    for (let i = 0; i < limit.attempts; i++) await countAttempt(guessed, limit, now)
    await clearAttempts(guessed)
    expect(await blockedUntil(guessed, now)).toBeUndefined()
    expect((await countAttempt(guessed, limit, now)).attempts).toBe(1)
  })

  test('counting behind somebody who clears begins anew', async () => {
    const guessed = await key()
    await countAttempt(guessed, limit, now)
    const [cleared, counted] = await withTenant(guessed.tenantId, async (tx) => {
      await tx.db.$queryRaw`select 1 from attempts where key_hash = ${Uint8Array.from(guessed.keyHash)} for update`
      const clearing = clearAttempts(guessed)
      await untilWaiting(1)
      const counting = countAttempt(guessed, limit, now)
      await untilWaiting(2)
      return [clearing, counting] as const
    })
    await cleared
    expect(await counted).toMatchObject({ allowed: true, attempts: 1 })
  })

  test('one key, scope or tenant does not count for another', async () => {
    const guessed = await key()
    for (let i = 0; i < limit.attempts; i++) await countAttempt(guessed, limit, now)
    for (const other of [
      { ...guessed, keyHash: freshHash() },
      { ...guessed, scope: 'introspection' },
      { ...guessed, tenantId: (await key()).tenantId },
    ])
      expect((await countAttempt(other, limit, now)).attempts).toBe(1)
  })
})

describe('client assertions', () => {
  test('J08 twenty at once: one is fresh', async () => {
    const tenant = await placeTenant(now)
    const jti = freshHash()
    const uses = Array.from({ length: 20 }, () => useAssertion(tenant, tenant.clientRef, jti, plusSeconds(now, 60)))
    expect((await Promise.all(uses)).sort()).toEqual(['fresh', ...Array(19).fill('replayed')])
    expect(await useAssertion(tenant, tenant.clientRef, freshHash(), plusSeconds(now, 60))).toBe('fresh')
  })
})
