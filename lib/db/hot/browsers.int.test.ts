import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { testDatabase } from '../testing/database.ts'
import { freshHash } from '../testing/issue.ts'
import { placeTenant } from '../testing/place.ts'
import { withTenant } from '../with-tenant.ts'
import { endSessions, findBrowser, touchSession } from './browsers.ts'
import { findUser } from './people.ts'

const now = new Date()

beforeAll(async () => {
  await testDatabase()
})

describe('a browser', () => {
  test('is found by its token with its live sessions', async () => {
    const tenant = await placeTenant(now)
    const found = await findBrowser(tenant, tenant.browserHash, now)
    expect(found).toMatchObject({ id: tenant.browserId })
    expect(found?.sessions).toMatchObject([
      { id: tenant.sessionId, sid: tenant.sid, sub: tenant.sub, displayName: 'Ada' },
    ])
  })

  test('is unknown by another token, in another tenant, and when expired', async () => {
    const [tenant, other] = [await placeTenant(now), await placeTenant(now)]
    expect(await findBrowser(tenant, freshHash(), now)).toBeUndefined()
    expect(await findBrowser(other, tenant.browserHash, now)).toBeUndefined()
    expect(await findBrowser(tenant, tenant.browserHash, plusSeconds(now, 36_001))).toBeUndefined()
  })

  test.each([
    ['idle too long', 3601],
    ['ended', 0],
    ['of a suspended person', 0],
  ])('shows no session that is %s', async (why, seconds) => {
    const tenant = await placeTenant(now)
    await withTenant(tenant.tenantId, async ({ db }) => {
      if (why === 'ended') await db.session.updateMany({ data: { endedAt: now } })
      if (why === 'of a suspended person') await db.user.updateMany({ data: { status: 'suspended' } })
    })
    expect((await findBrowser(tenant, tenant.browserHash, plusSeconds(now, seconds)))?.sessions).toEqual([])
  })
})

describe('a session', () => {
  test('lives on when used, never past its end, and is written once a minute', async () => {
    const tenant = await placeTenant(now)
    const idleAt = async () =>
      (await findBrowser(tenant, tenant.browserHash, plusSeconds(now, 100)))?.sessions[0]?.idleExpiresAt
    const { sessionId } = tenant
    expect(await touchSession(tenant, sessionId, plusSeconds(now, 5000), plusSeconds(now, 30))).toBe(true)
    expect(await idleAt()).toEqual(plusSeconds(now, 3600))
    expect(await touchSession(tenant, sessionId, plusSeconds(now, 5000), plusSeconds(now, 90))).toBe(true)
    expect(await idleAt()).toEqual(plusSeconds(now, 5000))
    expect(await touchSession(tenant, sessionId, plusSeconds(now, 99_000), plusSeconds(now, 180))).toBe(true)
    expect(await idleAt()).toEqual(plusSeconds(now, 36_000))
  })

  test('that ended is not touched back to life', async () => {
    const tenant = await placeTenant(now)
    const ended = { browserId: tenant.browserId, sessionIds: [tenant.sessionId], reason: 'signed_out' }
    expect(await endSessions(tenant, ended, now)).toBe(1)
    expect(await endSessions(tenant, ended, now)).toBe(0)
    expect(await touchSession(tenant, tenant.sessionId, plusSeconds(now, 5000), plusSeconds(now, 90))).toBe(false)
  })

  test('is not ended from another browser', async () => {
    const tenant = await placeTenant(now)
    const ended = { browserId: newId(), sessionIds: [tenant.sessionId], reason: 'signed_out' }
    expect(await endSessions(tenant, ended, now)).toBe(0)
    expect((await findBrowser(tenant, tenant.browserHash, now))?.sessions).toHaveLength(1)
  })
})

describe('a person', () => {
  test('is found with identifiers, the verified and primary one first', async () => {
    const tenant = await placeTenant(now)
    const { directoryId, userId } = tenant
    const address = (value: string, verified: boolean, primary: boolean) => ({
      ...{ directoryId, userId, id: newId(), kind: 'email', value, normalized: value.toLowerCase(), primary },
      verifiedAt: verified ? now : null,
    })
    await withTenant(tenant.tenantId, async ({ db }) => {
      await db.identifier.create({ data: address('old@x.test', false, false) })
      await db.identifier.create({ data: address('Ada@x.test', true, true) })
    })
    const found = await findUser(tenant, userId)
    expect(found).toMatchObject({ sub: tenant.sub, displayName: 'Ada' })
    expect(found?.identifiers).toEqual([
      { kind: 'email', value: 'Ada@x.test', verified: true, primary: true },
      { kind: 'email', value: 'old@x.test', verified: false, primary: false },
    ])
  })

  test('is not found when suspended, or from another environment', async () => {
    const [tenant, other] = [await placeTenant(now), await placeTenant(now)]
    expect(await findUser({ ...tenant, environmentId: other.environmentId }, tenant.userId)).toBeUndefined()
    await withTenant(tenant.tenantId, (tx) => tx.db.user.updateMany({ data: { status: 'suspended' } }))
    expect(await findUser(tenant, tenant.userId)).toBeUndefined()
  })
})
