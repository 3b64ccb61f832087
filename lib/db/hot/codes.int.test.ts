import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { testDatabase } from '../testing/database.ts'
import { eventOf, freshHash, opaque, placeCode, versioned, type Wanted } from '../testing/issue.ts'
import { type PlacedTenant, placeTenant } from '../testing/place.ts'
import { withTenant } from '../with-tenant.ts'
import { countFailedVerifier, findCode, type Redemption, redeemCode } from './codes.ts'
import { findGrant } from './people.ts'
import { findRefresh } from './refresh.ts'
import { lookupOpaque } from './tokens.ts'

const now = new Date()

beforeAll(async () => {
  await testDatabase({ poolSize: 20 })
})

const redemption = (tenant: PlacedTenant, code: { hash: Buffer; family: string }, at = now) => ({
  hash: code.hash,
  clientRef: tenant.clientRef,
  access: opaque(at),
  refresh: { hash: freshHash(), idleExpiresAt: plusSeconds(at, 3600) },
  event: eventOf(tenant, code.family),
  now: at,
})

const redeem = async (tenant: PlacedTenant, given: Redemption) => redeemCode(await versioned(tenant), given)

async function placed(wanted?: Wanted) {
  const tenant = await placeTenant(now)
  return { tenant, code: await placeCode(tenant, now, wanted) }
}

const events = (tenant: PlacedTenant) =>
  withTenant(tenant.tenantId, (tx) => tx.db.tokenEvent.findMany({ orderBy: { kind: 'asc' } }))

describe('issuing a code', () => {
  test('leaves a family, a code and an event that can be found again', async () => {
    const { tenant, code } = await placed()
    expect(code.verdict).toBe('issued')
    const found = await findCode(tenant, code.hash, now)
    expect(found).toMatchObject({ redeemed: false, failedVerifiers: 0, dead: null, codeChallenge: null })
    expect(found?.family).toMatchObject({
      id: code.family,
      clientRef: tenant.clientRef,
      userId: tenant.userId,
      sub: tenant.sub,
      sid: tenant.sid,
      scopes: ['openid', 'profile'],
      claims: { id_token: {}, userinfo: {} },
      nonce: 'n-0',
      authTime: now,
      expiresAt: plusSeconds(now, 86_400),
    })
    expect((await events(tenant)).map(({ kind, familyId }) => ({ kind, familyId }))).toEqual([
      { kind: 'code_issued', familyId: code.family },
    ])
  })

  test('completes a stored request once, however many ask at once', async () => {
    const tenant = await placeTenant(now)
    const requestId = newId()
    await withTenant(tenant.tenantId, (tx) =>
      tx.db.authorizationRequest.create({
        data: {
          environmentId: tenant.environmentId,
          id: requestId,
          browserId: tenant.browserId,
          clientId: tenant.clientRef,
          parameters: {},
          expiresAt: plusSeconds(now, 600),
        },
      }),
    )
    const codes = await Promise.all(Array.from({ length: 10 }, () => placeCode(tenant, now, { requestId })))
    expect(codes.map(({ verdict }) => verdict).sort()).toEqual([...Array(9).fill('completed'), 'issued'])
    expect(await events(tenant)).toHaveLength(1)
  })

  test('remembers the union of what was allowed', async () => {
    const consent = (scopes: string[]) => ({ id: newId(), scopes, resources: [], claims: ['email'] })
    const { tenant } = await placed({ consent: consent(['openid', 'profile']) })
    await placeCode(tenant, now, { consent: consent(['openid', 'address']) })
    const grant = await findGrant(tenant, tenant.userId, tenant.clientRef)
    expect(grant).toMatchObject({ scopes: ['address', 'openid', 'profile'], claims: ['email'] })
  })

  test('answers stale when the snapshot has moved', async () => {
    const tenant = await placeTenant(now)
    const old = await versioned(tenant)
    await withTenant(tenant.tenantId, (tx) =>
      tx.db.client.updateMany({ where: { id: tenant.clientRef }, data: { name: 'Renamed' } }),
    )
    const code = await placeCode(tenant, now)
    expect(code.verdict).toBe('issued')
    expect(await redeemCode(old, redemption(tenant, code))).toBe('stale')
    expect(await redeem(tenant, redemption(tenant, code))).toBe('redeemed')
  })
})

describe('redeeming a code', () => {
  test('C02 fifty at once give exactly one success, and the others kill its tokens', async () => {
    const { tenant, code } = await placed()
    const at = await versioned(tenant)
    const tries = Array.from({ length: 50 }, () => redemption(tenant, code))
    const verdicts = await Promise.all(tries.map((given) => redeemCode(at, given)))
    expect(verdicts.filter((verdict) => verdict === 'redeemed')).toHaveLength(1)
    expect(verdicts.filter((verdict) => verdict === 'replayed')).toHaveLength(49)
    const winner = tries[verdicts.indexOf('redeemed')]
    expect(await findRefresh(tenant, winner?.refresh.hash ?? Buffer.alloc(32), now)).toMatchObject({
      dead: 'family revoked: code_replayed',
    })
    expect(await events(tenant)).toHaveLength(2)
  })

  test('C03 a second redemption revokes what the first one issued', async () => {
    const { tenant, code } = await placed()
    const first = redemption(tenant, code)
    expect(await redeem(tenant, first)).toBe('redeemed')
    expect((await findRefresh(tenant, first.refresh.hash, now))?.dead).toBeNull()
    expect((await lookupOpaque(tenant, first.access.hash, now))?.live.dead).toBeNull()
    expect(await redeem(tenant, redemption(tenant, code))).toBe('replayed')
    expect((await findRefresh(tenant, first.refresh.hash, now))?.dead).toBe('family revoked: code_replayed')
    expect((await lookupOpaque(tenant, first.access.hash, now))?.live.dead).toBe('family revoked: code_replayed')
  })

  test('C04 not after its minute', async () => {
    const { tenant, code } = await placed()
    expect(await redeem(tenant, redemption(tenant, code, plusSeconds(now, 61)))).toBe('expired')
    expect(await redeem(tenant, redemption(tenant, code, plusSeconds(now, 59)))).toBe('redeemed')
  })

  test('C05 another client kills the code and its family', async () => {
    const { tenant, code } = await placed()
    expect(await redeem(tenant, { ...redemption(tenant, code), clientRef: newId() })).toBe('wrong_client')
    expect(await redeem(tenant, redemption(tenant, code))).not.toBe('redeemed')
    expect((await findCode(tenant, code.hash, now))?.dead).toBe('family revoked: wrong_client')
  })

  test('C08 an unknown hash is unknown', async () => {
    const { tenant, code } = await placed()
    expect(await redeem(tenant, { ...redemption(tenant, code), hash: freshHash() })).toBe('unknown')
  })

  test('C10 not in another tenant, nor does that harm it', async () => {
    const { tenant, code } = await placed()
    const other = await placeTenant(now)
    expect(await redeem(other, redemption(tenant, code))).toBe('unknown')
    expect(await redeem(tenant, redemption(tenant, code))).toBe('redeemed')
  })

  test('P13 not after three wrong verifiers; two leave it alive', async () => {
    const [two, three] = [await placed(), await placed()]
    for (let i = 0; i < 2; i++) await countFailedVerifier(two.tenant, two.code.hash)
    for (let i = 0; i < 3; i++) await countFailedVerifier(three.tenant, three.code.hash)
    expect(await redeem(two.tenant, redemption(two.tenant, two.code))).toBe('redeemed')
    expect(await redeem(three.tenant, redemption(three.tenant, three.code))).toBe('expired')
  })

  test.each([
    ['the user was suspended', 'user suspended'],
    ['the session ended', 'session ended'],
    ['the client was disabled', 'client disabled'],
    ['the consent was revoked', 'consent revoked'],
    ['the environment was suspended', 'environment suspended'],
  ])('C09 not when meanwhile %s', async (_, death) => {
    const { tenant, code } = await placed({
      offline: true,
      consent: { id: newId(), scopes: [], resources: [], claims: [] },
    })
    await withTenant(tenant.tenantId, async ({ db }) => {
      if (death === 'user suspended') await db.user.updateMany({ data: { status: 'suspended' } })
      if (death === 'session ended') await db.session.updateMany({ data: { endedAt: now } })
      if (death === 'client disabled') await db.client.updateMany({ data: { status: 'disabled' } })
      if (death === 'consent revoked') await db.grant.updateMany({ data: { revokedAt: now } })
      if (death === 'environment suspended') await db.environment.updateMany({ data: { status: 'suspended' } })
    })
    expect((await findCode(tenant, code.hash, now))?.dead).toBe(death)
    const verdict = await redeem(tenant, redemption(tenant, code))
    expect(verdict).toBe(death === 'environment suspended' ? 'stale' : 'expired')
  })
})
