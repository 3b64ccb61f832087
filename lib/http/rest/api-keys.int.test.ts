import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, UserActor } from '#lib/access/actor.ts'
import { everyPermission, type Permission } from '#lib/access/permissions.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { createApiKey } from '#lib/services/api-keys/create.ts'
import { listApiKeys } from '#lib/services/api-keys/list.ts'
import { revokeApiKey } from '#lib/services/api-keys/revoke.ts'
import { registry } from '#lib/services/index.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededUser, seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { rest } from './rest.ts'

setTestMasterKey()

const door = rest(registry)
const now = new Date()
let tenant: SeededTenant

beforeAll(async () => {
  await testDatabase()
  await stockPool(6)
  tenant = await seedTenant({ now })
}, 120_000)

/** Somebody new with a built-in role, so that each test may take it from them. */
async function somebody(role: 'owner' | 'admin' | 'user_manager'): Promise<UserActor & SeededUser> {
  const user = await withTenant(tenant.id, async (tx) => {
    const directoryId = tenant.directories.main
    const email = `${role}.${formatId('user', crypto.randomUUID()).slice(-8)}@example.test`
    const made = await seedUser(tx, { directoryId, email, displayName: role, password: 'six tall ships in fog', now })
    await seedBuiltInRole(tx, made, role, now)
    return made
  })
  return { ...user, kind: 'user', tenantId: tenant.id, userId: user.id, name: user.displayName }
}

const callOf = (actor: Actor) => ({ actor, tenant: tenant.slug, now })
const makeKey = async (actor: Actor, permissions: Permission[], more: object = {}) =>
  createApiKey.call(callOf(actor), { name: 'Test', permissions, ...more })

async function ask(key: string, path = '/users?directory=main', method = 'GET', body?: object) {
  const response = await door.GET(
    new Request(`http://localhost:3000/api/v1/tenants/${tenant.slug}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  )
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (isServiceError(error) ? error.code : String(error)),
  )

describe('an API key', () => {
  test('does what it was given, as itself, for its maker; and nothing else', async () => {
    const maker = await somebody('owner')
    const { key, apiKey } = await makeKey(maker, ['user:read', 'group:write'])
    expect((await ask(key)).status).toBe(200)
    expect((await ask(key, '')).status).toBe(403)
    const group = { slug: `g${apiKey.id.slice(-6)}`, displayName: 'By key' }
    expect((await ask(key, '/directories/main/groups', 'POST', group)).status).toBe(201)
    const [event] = await withTenant(tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { action: 'group.created', actorKind: 'api_key', onBehalfOf: maker.userId } }),
    )
    expect(formatId('api_key', event?.actorId ?? '')).toBe(apiKey.id)
  })

  test('S04 is seen once: lists and the trail hold neither it nor its hash', async () => {
    const maker = await somebody('owner')
    const { key, apiKey } = await makeKey(maker, ['user:read'])
    await ask(key)
    const list = await listApiKeys.call(callOf(maker), { limit: 200 })
    const row = list.rows.find(({ id }) => id === apiKey.id)
    expect(row).toMatchObject({ hint: key.slice(-4), actsFor: { name: 'owner' }, lastUsedAt: expect.any(Date) })
    expect(row?.lastUsedAt?.getMinutes()).toBe(0)
    const events = await withTenant(tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { action: 'api_key.created' } }),
    )
    for (const text of [JSON.stringify(list.rows), JSON.stringify(events.map(({ changes }) => changes))]) {
      expect(text).not.toContain(key.slice(-20))
      expect(text).not.toMatch(/hash/i)
    }
  })

  test('S10 8.3.2 is never more than its maker holds at the time', async () => {
    const maker = await somebody('owner')
    const { key } = await makeKey(maker, ['user:read', 'client:read'])
    const clients = '/environments/production/clients'
    expect([(await ask(key)).status, (await ask(key, clients)).status]).toEqual([200, 200])
    await withTenant(tenant.id, async (tx) => {
      await tx.db.assignment.deleteMany({ where: { userId: maker.userId } })
      await seedBuiltInRole(tx, maker, 'user_manager', now)
    })
    expect([(await ask(key)).status, (await ask(key, clients)).status]).toEqual([200, 403])
    await withTenant(tenant.id, (tx) => tx.db.assignment.deleteMany({ where: { userId: maker.userId } }))
    expect((await ask(key)).status).toBe(403)
  })

  test('S10 nobody puts into one what they do not hold, and none makes another', async () => {
    const admin = await somebody('admin')
    const manager = await somebody('user_manager')
    expect(await refusal(makeKey(admin, ['user:read']))).toBe('ok')
    expect(await refusal(makeKey(admin, ['platform:tenant:enter']))).toBe('forbidden')
    expect(await refusal(makeKey(manager, ['user:read']))).toBe('forbidden')
    const { key } = await makeKey(
      await somebody('owner'),
      [...everyPermission].filter((name) => !/^platform/.test(name)),
    )
    const more = await ask(key, '/api-keys', 'POST', { name: 'More', permissions: ['user:read'] })
    expect(more.status).toBe(403)
  })

  test('S10 is not its maker when it comes to themselves, and never an owner', async () => {
    const maker = await somebody('owner')
    const { key } = await makeKey(maker, ['user:read', 'user:write', 'assignment:write', 'administrator:write'])
    const me = `/directories/main/users/${formatId('user', maker.userId)}`
    expect((await ask(key, `${me}/reset-password`, 'POST')).status).toBe(403)
    const to = formatId('user', tenant.ben.id)
    expect((await ask(key, '/assignments', 'POST', { role: 'owner', to })).status).toBe(403)
  })

  test('ends: revoked, expired, its maker suspended, the tenant suspended', async () => {
    const maker = await somebody('owner')
    const [first, second] = [await makeKey(maker, ['user:read']), await makeKey(maker, ['user:read'])]
    expect([(await ask(first.key)).status, (await ask(second.key)).status]).toEqual([200, 200])
    await revokeApiKey.call(callOf(maker), { id: first.apiKey.id })
    expect([(await ask(first.key)).status, (await ask(second.key)).status]).toEqual([401, 200])
    const setStatus = (status: string) =>
      withTenant(tenant.id, (tx) => tx.db.user.updateMany({ where: { id: maker.userId }, data: { status } }))
    await setStatus('suspended')
    expect((await ask(second.key)).status).toBe(401)
    await setStatus('active')
    expect((await ask(second.key)).status).toBe(200)
    await withTenant(tenant.id, (tx) =>
      tx.db.apiKey.updateMany({ where: { userId: maker.userId }, data: { expiresAt: now } }),
    )
    expect((await ask(second.key)).status).toBe(401)
  })

  test('of one environment does nothing in another, nor in the whole tenant', async () => {
    const { key } = await makeKey(await somebody('owner'), ['client:read', 'role:read'], { environment: 'staging' })
    expect((await ask(key, '/environments/staging/clients')).status).toBe(200)
    expect((await ask(key, '/environments/production/clients')).status).toBe(403)
    expect((await ask(key, '/roles')).status).toBe(403)
  })

  test('altered, or of another tenant, is none', async () => {
    const { key } = await makeKey(await somebody('owner'), ['user:read'])
    const last = key.endsWith('A') ? 'E' : 'A'
    for (const bad of [`${key.slice(0, -1)}${last}`, key.slice(0, -1), `${key}A`, key.replace('sgk_', 'sgs_'), 'sgk_'])
      expect((await ask(bad)).status).toBe(401)
    const other = await seedTenant({ now })
    const moved = key.replace(/sgk_\w{26}_/, `sgk_${formatId('tenant', other.id).slice(4)}_`)
    expect((await ask(moved)).status).toBe(401)
  })

  test.each([
    { days: 366 },
    { days: 0 },
    { permissions: [] },
    { permissions: ['all'] },
    { name: '' },
    { name: 'x'.repeat(101) },
  ])('has bounds: %j', async (more) => {
    expect(await refusal(makeKey(await somebody('owner'), ['user:read'], more))).toBe('invalid')
  })
})
