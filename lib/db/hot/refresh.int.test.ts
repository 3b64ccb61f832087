import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { asPlatform } from '../as-platform.ts'
import { testDatabase } from '../testing/database.ts'
import { eventOf, freshHash, opaque, placeCode, versioned, type Wanted } from '../testing/issue.ts'
import { type PlacedTenant, placeTenant } from '../testing/place.ts'
import { withTenant } from '../with-tenant.ts'
import { redeemCode } from './codes.ts'
import { findRefresh, type Rotation, rotateRefresh } from './refresh.ts'
import { revokeToken } from './tokens.ts'

const now = new Date()

beforeAll(async () => {
  await testDatabase({ poolSize: 20 })
})

const presenter = freshHash()

/** A family with one refresh token, and how to rotate it. */
async function placed(wanted: Wanted = {}) {
  const tenant = await placeTenant(now)
  const code = await placeCode(tenant, now, wanted)
  const hash = freshHash()
  await redeemCode(await versioned(tenant), {
    hash: code.hash,
    clientRef: tenant.clientRef,
    access: { format: 'jwt' },
    refresh: { hash, idleExpiresAt: plusSeconds(now, 3600) },
    event: eventOf(tenant, code.family),
    now,
  })
  const rotation = (change: Partial<Rotation> = {}): Rotation => ({
    hash,
    clientRef: tenant.clientRef,
    presenterHash: presenter,
    sealedResponse: Buffer.from('sealed'),
    retryWindowSeconds: 10,
    access: opaque(now),
    refresh: { hash: freshHash(), idleExpiresAt: plusSeconds(now, 7200) },
    event: eventOf(tenant, code.family),
    now: plusSeconds(now, 1),
    ...change,
  })
  return { tenant, family: code.family, hash, rotation }
}

const rotate = async (tenant: PlacedTenant, rotation: Rotation) => rotateRefresh(await versioned(tenant), rotation)
const rotated = { verdict: 'rotated' }
const retry = { verdict: 'retry', sealedResponse: Buffer.from('sealed') }

async function liveMembers(tenant: PlacedTenant): Promise<number> {
  const tokens = await withTenant(tenant.tenantId, (tx) => tx.db.refreshToken.findMany({ where: { usedAt: null } }))
  const found = await Promise.all(tokens.map((token) => findRefresh(tenant, token.tokenHash, plusSeconds(now, 1))))
  return found.filter((token) => token?.dead === null).length
}

describe('rotating a refresh token', () => {
  test('gives a successor that rotates in turn', async () => {
    const { tenant, rotation } = await placed()
    const first = rotation()
    expect(await rotate(tenant, first)).toEqual(rotated)
    expect(await rotate(tenant, rotation({ hash: first.refresh.hash }))).toEqual(rotated)
    expect(await liveMembers(tenant)).toBe(1)
  })

  test('F01 another client gets nothing, and the family is dead', async () => {
    const { tenant, rotation } = await placed()
    expect(await rotate(tenant, rotation({ clientRef: newId() }))).toEqual({ verdict: 'wrong_client' })
    expect(await rotate(tenant, rotation())).toEqual({ verdict: 'revoked' })
  })

  test('F02 a used token whose successor was used revokes the family', async () => {
    const { tenant, rotation } = await placed()
    const first = rotation()
    await rotate(tenant, first)
    const second = rotation({ hash: first.refresh.hash })
    await rotate(tenant, second)
    expect(await rotate(tenant, rotation())).toEqual({ verdict: 'replayed' })
    expect(await rotate(tenant, rotation({ hash: second.refresh.hash }))).toEqual({ verdict: 'revoked' })
    expect(await liveMembers(tenant)).toBe(0)
  })

  test('F03 fifty at once end with one live member: one rotates, the others are given its answer', async () => {
    const { tenant, rotation } = await placed()
    const at = await versioned(tenant)
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => rotateRefresh(at, rotation())))
    expect(verdicts.filter(({ verdict }) => verdict === 'rotated')).toHaveLength(1)
    expect(verdicts.filter(({ verdict }) => verdict === 'retry')).toHaveLength(49)
    expect(await liveMembers(tenant)).toBe(1)
  })

  test('F03 fifty at once of a public client never leave two live members', async () => {
    const { tenant, rotation } = await placed()
    const at = await versioned(tenant)
    const tries = Array.from({ length: 50 }, () => rotation({ presenterHash: null, sealedResponse: null }))
    const verdicts = await Promise.all(tries.map((given) => rotateRefresh(at, given)))
    expect(verdicts.filter(({ verdict }) => verdict === 'rotated')).toHaveLength(1)
    expect(verdicts.filter(({ verdict }) => verdict === 'retry')).toHaveLength(0)
    expect(await liveMembers(tenant)).toBe(0)
  })

  test('F04 revoked and rotated at once ends revoked', async () => {
    for (let round = 0; round < 10; round++) {
      const { tenant, hash, rotation } = await placed()
      const at = await versioned(tenant)
      await Promise.all([
        rotateRefresh(at, rotation()),
        revokeToken(tenant, { kind: 'refresh', hash }, tenant.clientRef, now),
      ])
      expect(await liveMembers(tenant)).toBe(0)
    }
  })

  test('F09 not after its idle limit, nor after the absolute one', async () => {
    const idle = await placed()
    expect(await rotate(idle.tenant, idle.rotation({ now: plusSeconds(now, 3601) }))).toEqual({ verdict: 'expired' })
    const absolute = await placed({ familySeconds: 60 })
    expect(await rotate(absolute.tenant, absolute.rotation({ now: plusSeconds(now, 61) }))).toEqual({
      verdict: 'expired',
    })
  })

  test('F09 a successor never outlives its family', async () => {
    const { tenant, rotation } = await placed({ familySeconds: 60 })
    const first = rotation()
    await rotate(tenant, first)
    expect((await findRefresh(tenant, first.refresh.hash, now))?.idleExpiresAt).toEqual(plusSeconds(now, 60))
  })

  test('F10 an ended session ends the family, unless it is offline', async () => {
    const [online, offline] = [await placed(), await placed({ offline: true })]
    for (const { tenant } of [online, offline])
      await withTenant(tenant.tenantId, (tx) => tx.db.session.updateMany({ data: { endedAt: now } }))
    expect(await rotate(online.tenant, online.rotation())).toEqual({ verdict: 'revoked' })
    expect(await rotate(offline.tenant, offline.rotation())).toEqual(rotated)
  })

  test.each(['user', 'client'] as const)('F10 a suspended %s gets nothing', async (what) => {
    const { tenant, rotation } = await placed({ offline: true })
    await withTenant(tenant.tenantId, async ({ db }) => {
      if (what === 'user') await db.user.updateMany({ data: { status: 'suspended' } })
      else await db.client.updateMany({ data: { status: 'disabled' } })
    })
    expect(await rotate(tenant, rotation())).toEqual({ verdict: 'revoked' })
  })

  test('F10 a suspended tenant gets nothing: its environments have moved', async () => {
    const { tenant, hash, rotation } = await placed({ offline: true })
    const at = await versioned(tenant)
    await asPlatform((db) => db.tenant.update({ where: { id: tenant.tenantId }, data: { status: 'suspended' } }))
    expect(await rotateRefresh(at, rotation())).toEqual({ verdict: 'stale' })
    expect(await rotate(tenant, rotation())).toEqual({ verdict: 'stale' })
    expect((await findRefresh(tenant, hash, now))?.dead).toBe('tenant suspended')
  })

  test('F13 an unknown hash is unknown', async () => {
    const { tenant, rotation } = await placed()
    expect(await rotate(tenant, rotation({ hash: freshHash() }))).toEqual({ verdict: 'unknown' })
  })

  test('another tenant neither rotates nor harms it', async () => {
    const { tenant, rotation } = await placed()
    expect(await rotate(await placeTenant(now), rotation())).toEqual({ verdict: 'unknown' })
    expect(await rotate(tenant, rotation())).toEqual(rotated)
  })
})

describe('F17 the retry of a rotation', () => {
  test('is given the same response within the window, and no second successor', async () => {
    const { tenant, rotation } = await placed()
    await rotate(tenant, rotation())
    expect(await rotate(tenant, rotation({ now: plusSeconds(now, 11) }))).toEqual(retry)
    expect(await liveMembers(tenant)).toBe(1)
  })

  test('is given nothing after the window', async () => {
    const { tenant, rotation } = await placed()
    await rotate(tenant, rotation())
    expect(await rotate(tenant, rotation({ now: plusSeconds(now, 12) }))).toEqual({ verdict: 'replayed' })
    expect(await liveMembers(tenant)).toBe(0)
  })

  test('is given nothing when another presents it', async () => {
    const { tenant, rotation } = await placed()
    await rotate(tenant, rotation())
    expect(await rotate(tenant, rotation({ presenterHash: freshHash() }))).toEqual({ verdict: 'replayed' })
    expect(await liveMembers(tenant)).toBe(0)
  })

  test('keeps the sealed response no longer than its successor is unused', async () => {
    const { tenant, hash, rotation } = await placed()
    const sealed = async (): Promise<number> =>
      withTenant(tenant.tenantId, (tx) => tx.db.refreshToken.count({ where: { sealedResponse: { not: null } } }))
    const first = rotation()
    await rotate(tenant, first)
    expect(await sealed()).toBe(1)
    await rotate(tenant, rotation({ hash: first.refresh.hash }))
    const kept = await withTenant(tenant.tenantId, (tx) =>
      tx.db.refreshToken.findMany({ where: { sealedResponse: { not: null } }, select: { tokenHash: true } }),
    )
    expect(kept.map(({ tokenHash }) => Buffer.from(tokenHash))).toEqual([first.refresh.hash])
    expect(await rotate(tenant, rotation({ hash }))).toEqual({ verdict: 'replayed' })
  })

  test('has no window where the rotation had no presenter', async () => {
    const { tenant, rotation } = await placed()
    await rotate(tenant, rotation({ presenterHash: null }))
    expect(await rotate(tenant, rotation())).toEqual({ verdict: 'replayed' })
  })
})
