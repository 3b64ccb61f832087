import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { testDatabase } from '../testing/database.ts'
import { eventOf, freshHash, opaque, placeCode, versioned, type Wanted } from '../testing/issue.ts'
import { placeTenant } from '../testing/place.ts'
import { withTenant } from '../with-tenant.ts'
import { endSessions } from './browsers.ts'
import { redeemCode } from './codes.ts'
import { type JwtRef, lookupJwt, lookupOpaque, recordIssuance, revokeFamily, revokeToken } from './tokens.ts'

const now = new Date()

beforeAll(async () => {
  await testDatabase()
})

async function placed(wanted: Wanted = {}) {
  const tenant = await placeTenant(now)
  const code = await placeCode(tenant, now, wanted)
  const access = opaque(now)
  await redeemCode(await versioned(tenant), {
    hash: code.hash,
    clientRef: tenant.clientRef,
    access,
    refresh: null,
    event: eventOf(tenant, code.family),
    now,
  })
  const { clientId, sub, sid } = tenant
  const jwt = (change: Partial<JwtRef> = {}) =>
    lookupJwt(tenant, { jtiHash: freshHash(), clientId, sub, gid: code.family, sid, ...change }, now)
  return { tenant, family: code.family, access, jwt }
}

describe('the live state of a JWT', () => {
  test('lives with its family, and says whose it is', async () => {
    const { tenant, jwt } = await placed()
    expect(await jwt()).toEqual({ dead: null, userId: tenant.userId, claims: { id_token: {}, userinfo: {} } })
  })

  test.each([
    ['another client', { clientId: 'someone' }],
    ['another subject', { sub: 'someone' }],
    ['another session', { sid: 'another' }],
  ])('I03 a token that claims %s than its family is dead', async (_, change) => {
    expect((await (await placed()).jwt(change)).dead).toBe('not what was issued')
  })

  test('I03 a family of another tenant is unknown', async () => {
    const [a, b] = [await placed(), await placed()]
    expect((await a.jwt({ gid: b.family })).dead).toBe('family gone')
  })

  test('I05 sign-out ends it at once, an offline one not', async () => {
    const [online, offline] = [await placed(), await placed({ offline: true })]
    for (const { tenant } of [online, offline]) {
      const ended = { browserId: tenant.browserId, sessionIds: [tenant.sessionId], reason: 'signed_out' }
      expect(await endSessions(tenant, ended, now)).toBe(1)
    }
    expect((await online.jwt()).dead).toBe('family revoked: session_ended')
    expect((await offline.jwt()).dead).toBeNull()
  })

  test('V07 revoked by its jti, and no other is', async () => {
    const { tenant, jwt } = await placed()
    const jtiHash = freshHash()
    await revokeToken(tenant, { kind: 'jwt', jtiHash, expiresAt: plusSeconds(now, 600) }, tenant.clientRef, now)
    expect((await jwt({ jtiHash })).dead).toBe('token revoked')
    expect((await jwt()).dead).toBeNull()
  })

  test('without a family it lives with its client', async () => {
    const { tenant, jwt } = await placed()
    const own = { gid: null, sid: null, sub: tenant.clientId }
    expect(await jwt(own)).toEqual({ dead: null, userId: null, claims: null })
    expect((await jwt({ ...own, clientId: 'nobody' })).dead).toBe('client gone')
    await withTenant(tenant.tenantId, (tx) => tx.db.client.updateMany({ data: { status: 'disabled' } }))
    expect((await jwt(own)).dead).toBe('client disabled')
  })
})

describe('the live state of an opaque token', () => {
  test('is found with what a JWT would have said', async () => {
    const { tenant, access } = await placed()
    const found = await lookupOpaque(tenant, access.hash, now)
    expect(found).toMatchObject({ token: { aud: 'https://api.example.test', scope: 'a b' }, live: { dead: null } })
    const row = await withTenant(tenant.tenantId, (tx) => tx.db.accessToken.findFirstOrThrow())
    expect(row).toMatchObject({ audience: 'https://api.example.test', scopes: ['a', 'b'], userId: tenant.userId })
  })

  test('B12 another hash, another tenant: nothing', async () => {
    const [a, b] = [await placed(), await placed()]
    expect(await lookupOpaque(a.tenant, freshHash(), now)).toBeUndefined()
    expect(await lookupOpaque(b.tenant, a.access.hash, now)).toBeUndefined()
  })

  test('expires', async () => {
    const { tenant, access } = await placed()
    expect((await lookupOpaque(tenant, access.hash, plusSeconds(now, 601)))?.live.dead).toBe('token expired')
  })

  test('V03 another client does not revoke it, its own does', async () => {
    const { tenant, access } = await placed()
    const what = { kind: 'access', hash: access.hash } as const
    await revokeToken(tenant, what, newId(), now)
    expect((await lookupOpaque(tenant, access.hash, now))?.live.dead).toBeNull()
    await revokeToken(tenant, what, tenant.clientRef, now)
    expect((await lookupOpaque(tenant, access.hash, now))?.live.dead).toBe('token revoked')
  })

  test('V08 a revoked family takes it along', async () => {
    const { tenant, access, family } = await placed()
    await revokeFamily(tenant, family, 'wrong_client', now)
    expect((await lookupOpaque(tenant, access.hash, now))?.live.dead).toBe('family revoked: wrong_client')
  })
})

describe('client_credentials', () => {
  test('records an event and, where opaque, the token; a stale snapshot records nothing', async () => {
    const tenant = await placeTenant(now)
    const at = await versioned(tenant)
    const access = opaque(now)
    const event = { ...eventOf(tenant, null), grantType: 'client_credentials' }
    expect(await recordIssuance(at, { access, event }, now)).toBe('recorded')
    expect((await lookupOpaque(tenant, access.hash, now))?.live).toEqual({ dead: null, userId: null, claims: null })
    const moved = { ...at, version: at.version + 1n }
    expect(await recordIssuance(moved, { access: opaque(now), event: eventOf(tenant, null) }, now)).toBe('stale')
    const counts = await withTenant(tenant.tenantId, async (tx) => [
      await tx.db.accessToken.count(),
      await tx.db.tokenEvent.count(),
    ])
    expect(counts).toEqual([1, 1])
  })
})
