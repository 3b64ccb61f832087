import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { appPool } from '../pools.ts'
import { testDatabase } from '../testing/database.ts'
import { eventOf, freshHash, opaque, placeCode, versioned } from '../testing/issue.ts'
import { type PlacedTenant, placeTenant } from '../testing/place.ts'
import { statementsOf } from '../testing/statements.ts'
import { withTenant } from '../with-tenant.ts'
import { findCode, type Redemption, redeemCode } from './codes.ts'
import { findRefresh, rotateRefresh } from './refresh.ts'
import { lookupOpaque, recordIssuance } from './tokens.ts'

const now = new Date()

beforeAll(async () => {
  await testDatabase({ poolSize: 20 })
})

/** A code of a tenant, and what redeems it. */
async function placed(tenant: PlacedTenant) {
  const code = await placeCode(tenant, now)
  const refresh = { hash: freshHash(), idleExpiresAt: plusSeconds(now, 3600) }
  const redemption: Redemption = {
    hash: code.hash,
    clientRef: tenant.clientRef,
    access: opaque(now),
    refresh,
    event: eventOf(tenant, code.family),
    now,
  }
  return { ...code, refresh, redemption }
}

const eventsOf = (tenant: PlacedTenant): Promise<number> =>
  withTenant(tenant.tenantId, (tx) => tx.db.tokenEvent.count({ where: { kind: 'token_issued' } }))

describe('writes of one moment', () => {
  test('of two tenants and three kinds travel in one statement, and each gets its own verdict within its own walls', async () => {
    const [a, b] = [await placeTenant(now), await placeTenant(now)]
    const [mine, theirs, old] = [await placed(a), await placed(b), await placed(b)]
    const [atA, atB] = [await versioned(a), await versioned(b)]
    await redeemCode(atB, old.redemption)
    const issuance = { access: opaque(now), event: eventOf(a, null) }
    const successor = { hash: freshHash(), idleExpiresAt: plusSeconds(now, 3600) }
    const rotation = {
      ...{ hash: old.refresh.hash, clientRef: b.clientRef, presenterHash: null, sealedResponse: null },
      ...{ retryWindowSeconds: 10, access: { format: 'jwt' as const }, refresh: successor, now },
      event: eventOf(b, old.family),
    }
    let verdicts: unknown[] = []
    const sent = await statementsOf(async () => {
      verdicts = await Promise.all([
        redeemCode(atB, theirs.redemption),
        recordIssuance(atA, issuance, now),
        rotateRefresh(atB, rotation),
        redeemCode(atA, mine.redemption),
        // What is another tenant's is unknown, whoever travels beside it.
        redeemCode(atA, { ...theirs.redemption, clientRef: a.clientRef, event: eventOf(a, null) }),
        recordIssuance({ ...atA, version: atA.version + 1n }, { ...issuance, event: eventOf(a, null) }, now),
      ])
    })
    expect(sent.map((text) => text.replace(/\(.*/, ''))).toEqual(['select * from hot_write_group'])
    expect(verdicts).toEqual(['redeemed', 'recorded', { verdict: 'rotated' }, 'redeemed', 'unknown', 'stale'])
    expect([await eventsOf(a), await eventsOf(b)]).toEqual([2, 3])
    const access = mine.redemption.access as ReturnType<typeof opaque>
    expect((await lookupOpaque(a, access.hash, now))?.live.dead).toBeNull()
    expect(await lookupOpaque(b, access.hash, now)).toBeUndefined()
    expect((await findRefresh(b, successor.hash, now))?.dead).toBeNull()
  })

  test('C02 one code asked for ten times in a group is redeemed once, and the reuse kills what it gave', async () => {
    const tenant = await placeTenant(now)
    const { redemption, hash } = await placed(tenant)
    const at = await versioned(tenant)
    const verdicts = await Promise.all(
      Array.from({ length: 10 }, () =>
        redeemCode(at, { ...redemption, access: opaque(now), refresh: null, event: eventOf(tenant, null) }),
      ),
    )
    expect(verdicts.filter((verdict) => verdict === 'redeemed')).toHaveLength(1)
    expect(verdicts.filter((verdict) => verdict === 'replayed')).toHaveLength(9)
    expect((await findCode(tenant, hash, now))?.dead).toBe('family revoked: code_replayed')
  })

  test('one that the database refuses fails alone, and those beside it are written once', async () => {
    const tenant = await placeTenant(now)
    const at = await versioned(tenant)
    const good = Array.from({ length: 5 }, () => ({ access: { format: 'jwt' as const }, event: eventOf(tenant, null) }))
    const bad = { access: { format: 'jwt' as const }, event: { ...eventOf(tenant, null), clientRef: 'nobody' } }
    const outcomes = await Promise.allSettled([...good, bad].map((issued) => recordIssuance(at, issued, now)))
    expect(outcomes.map(({ status }) => status)).toEqual([...good.map(() => 'fulfilled'), 'rejected'])
    expect(await eventsOf(tenant)).toBe(5)
  })

  test('one whose rows somebody holds waits alone: another tenant beside it is answered while they are held', async () => {
    const [a, b] = [await placeTenant(now), await placeTenant(now)]
    const held = await placed(a)
    const [atA, atB] = [await versioned(a), await versioned(b)]
    let waiting: Promise<unknown> = Promise.resolve()
    await withTenant(
      a.tenantId,
      async (tx) => {
        await tx.db.$queryRaw`select 1 from authorization_codes where code_hash = ${held.hash} for update`
        waiting = redeemCode(atA, held.redemption).catch(({ code }) => code)
        const issuance = { access: { format: 'jwt' as const }, event: eventOf(b, null) }
        expect(await recordIssuance(atB, issuance, now)).toBe('recorded')
      },
      { timeoutMs: 60_000 },
    )
    // On a machine that is busy enough it gives up as one does alone, and is refused for now.
    expect(['redeemed', '55P03']).toContain(await waiting)
    const { rows } = await appPool().query("select proconfig from pg_proc where proname = 'hot_write_group'")
    expect(rows).toEqual([{ proconfig: expect.arrayContaining(['lock_timeout=250ms']) }])
  })

  test('groups that want the same rows crosswise all come to an end, and each token rotates once', async () => {
    const tenant = await placeTenant(now)
    const at = await versioned(tenant)
    const tokens = await Promise.all(Array.from({ length: 20 }, () => placed(tenant)))
    await Promise.all(tokens.map(({ redemption }) => redeemCode(at, redemption)))
    const rotate = ({ refresh, family }: (typeof tokens)[number]) =>
      rotateRefresh(at, {
        ...{ hash: refresh.hash, clientRef: tenant.clientRef, presenterHash: null, sealedResponse: null },
        ...{ retryWindowSeconds: 10, access: { format: 'jwt' }, now, event: eventOf(tenant, family) },
        refresh: { hash: freshHash(), idleExpiresAt: plusSeconds(now, 3600) },
      })
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
    const forwards = Promise.all(tokens.map(rotate))
    await turn()
    const backwards = Promise.all(tokens.toReversed().map(rotate))
    const verdicts = (await Promise.all([forwards, backwards])).flat().map(({ verdict }) => verdict)
    expect(verdicts.filter((verdict) => verdict === 'rotated')).toHaveLength(20)
    expect(
      verdicts.filter((verdict) => verdict === 'rotated' || verdict === 'replayed' || verdict === 'revoked'),
    ).toHaveLength(40)
  })
})

test('reads of one moment are one round trip, and an odd one is nobody else’s fault', async () => {
  const tenant = await placeTenant(now)
  const codes = await Promise.all([placed(tenant), placed(tenant)])
  const sent = await statementsOf(async () => {
    const found = await Promise.all([
      ...codes.map(({ hash }) => findCode(tenant, hash, now)),
      findCode(tenant, freshHash(), now),
    ])
    expect(found.map((code) => code?.family.id)).toEqual([codes[0]?.family, codes[1]?.family, undefined])
  })
  expect(sent).toHaveLength(1)
  const outcomes = await Promise.allSettled([
    findCode(tenant, codes[0]?.hash ?? freshHash(), now),
    findCode({ ...tenant, environmentId: 'nowhere' }, freshHash(), now),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
})
