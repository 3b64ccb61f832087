import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { ClientSettings } from '#lib/clients/settings.ts'
import { insertClient, insertClientSecret } from '#lib/clients/write.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError, type ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { tokenPrefixes } from '#lib/kernel/tokens.ts'
import { allow } from '#lib/testing/clients.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedBuiltInRole } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { snapshot } from '../testing/snapshot.ts'
import { exportConfiguration } from './export.ts'
import { getPromotion } from './get.ts'
import { listPromotions } from './list.ts'
import { planPromotion } from './plan.ts'
import { promoteEnvironment } from './promote.ts'
import { rollBackPromotion } from './roll-back.ts'

setTestMasterKey()

let database: TestDatabase
let other: SeededTenant

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(40)
  other = await seedTenant()
  return () => database.close()
})

type World = { tenant: SeededTenant; call: { actor: Actor; tenant: string; now: Date } }

/** A tenant of the test's own, and its owner. */
async function newWorld(): Promise<World> {
  const tenant = await seedTenant()
  const { id: userId, directoryId, displayName: name } = tenant.owner
  const actor: Actor = { kind: 'user', tenantId: tenant.id, directoryId, userId, name }
  return { tenant, call: { actor, tenant: tenant.slug, now: new Date() } }
}

const within = <T>({ tenant }: World, work: (tx: Tx) => Promise<T>) =>
  withTenant(tenant.id, work, { timeoutMs: 60_000 })
const environmentOf = ({ tenant }: World, slug: 'production' | 'staging') => tenant[slug].id

const addService = (world: World, slug: 'production' | 'staging', name: string) =>
  within(world, (tx) =>
    insertClient(tx, environmentOf(world, slug), ClientSettings.parse({ name, kind: 'm2m', scopes: [] }), new Date()),
  )
const exported = async (world: World, environment = 'production') =>
  (await exportConfiguration.call(world.call, { environment })).yaml

const fromStaging = { environment: 'production', from: 'staging', addresses: 'keep' as const }
const promote = (world: World, more: object = {}) =>
  promoteEnvironment.call(world.call, { ...fromStaging, reason: 'Because', ...more })
const plan = (world: World, more: object = {}) => planPromotion.call(world.call, { ...fromStaging, ...more })

async function refusal(work: Promise<unknown>): Promise<Pick<ServiceError, 'code' | 'fields'> | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    if (!isServiceError(error)) throw error
    return { code: error.code, fields: error.fields }
  }
}

async function leavesNothing(work: () => Promise<void>): Promise<void> {
  const before = await snapshot(database.urls.admin)
  await work()
  expect(await snapshot(database.urls.admin)).toEqual(before)
}

const setPolicy = (world: World, slug: 'production' | 'staging', kind: string, value: object) =>
  within(world, async (tx) => {
    const place = { level: 'environment', environmentId: environmentOf(world, slug), kind }
    await tx.db.policy.createMany({ data: [{ tenantId: tx.tenantId, id: newId(), ...place, value }] })
  })

describe('promotion', () => {
  test('Done-when 3: of 200 objects, a failure at object 137 changes nothing', async () => {
    const world = await newWorld()
    const names = Array.from({ length: 200 }, (_, index) => `Service ${String(index + 1).padStart(3, '0')}`)
    for (const name of names) await addService(world, 'staging', name)
    const objects = names.map((name) => `client:${name}`)
    const admin = new pg.Client({ connectionString: database.urls.admin })
    await admin.connect()
    const production = environmentOf(world, 'production')
    try {
      await admin.query(`
        create function fail_at_137() returns trigger language plpgsql as $$
        begin raise exception 'injected'; end $$;
        create trigger fail_at_137 before insert on clients for each row
        when (new.name = 'Service 137' and new.environment_id = '${production}') execute function fail_at_137();`)
      await leavesNothing(async () => {
        await expect(promote(world, { objects })).rejects.toThrow()
      })
    } finally {
      await admin.query('drop trigger fail_at_137 on clients; drop function fail_at_137()')
      await admin.end()
    }
    expect(await promote(world, { objects })).toMatchObject({ created: 200, changed: 0, removed: 0 })
    const events = await within(world, (tx) =>
      tx.db.auditEvent.count({ where: { action: 'client.created', environmentId: production } }),
    )
    expect(events).toBe(200)
  })

  test('Done-when 3: rolling back restores an equal export, with what was removed under its own client id', async () => {
    const world = await newWorld()
    await addService(world, 'staging', 'Carrier')
    const legacy = await addService(world, 'production', 'Legacy')
    await setPolicy(world, 'staging', 'session', { idleSeconds: 3_600 })
    await setPolicy(world, 'production', 'tokens', { idTokenSeconds: 600 })
    const shop = world.tenant.staging.web.id
    await within(world, (tx) =>
      tx.db.client.updateMany({ where: { id: shop }, data: { name: 'Web shop', requirePkce: false } }),
    )
    await within(world, (tx) => tx.db.clientPermission.deleteMany({ where: { clientId: shop } }))
    const before = await exported(world)
    const made = await promote(world, { remove: true })
    expect(made).toMatchObject({ created: 2, changed: 1, removed: 2 })
    expect(await exported(world)).not.toBe(before)
    expect((await plan(world, { remove: true })).entries.filter(({ chosen }) => chosen)).toEqual([])
    const rollBack = { environment: 'production', id: made.promotion ?? '', reason: 'Slower' }
    await rollBackPromotion.call(world.call, rollBack)
    expect(await exported(world)).toBe(before)
    const back = await within(world, (tx) => tx.db.client.findFirstOrThrow({ where: { name: 'Legacy' } }))
    expect(back.clientId).toBe(legacy.clientId)
    expect(await refusal(rollBackPromotion.call(world.call, rollBack))).toMatchObject({ code: 'conflict' })
  })

  test('Done-when 3: a change between plan and application refuses the whole, and says what moved', async () => {
    const world = await newWorld()
    await addService(world, 'staging', 'Carrier')
    const { seen } = await plan(world)
    const shop = world.tenant.production.web.id
    await within(world, (tx) => tx.db.client.updateMany({ where: { id: shop }, data: { name: 'Renamed' } }))
    await leavesNothing(async () => {
      const refused = await refusal(promote(world, { seen }))
      expect(refused).toMatchObject({
        code: 'conflict',
        fields: { 'seen.target': expect.stringContaining('client Renamed') },
      })
    })
    const again = await plan(world)
    await addService(world, 'staging', 'Courier')
    expect(await refusal(promote(world, { seen: again.seen }))).toMatchObject({
      code: 'conflict',
      fields: { 'seen.source': 'changed: client Courier' },
    })
    expect(await promote(world, { seen: (await plan(world)).seen, objects: ['client:Carrier'] })).toMatchObject({
      created: 1,
    })
  })

  test('a client that somebody is changing is waited for, and then the plan no longer fits', async () => {
    const world = await newWorld()
    await addService(world, 'staging', 'Carrier')
    const { seen } = await plan(world)
    const shop = world.tenant.production.web.id
    let promoted: Promise<unknown> | undefined
    await within(world, async (tx) => {
      await tx.db.client.updateMany({ where: { id: shop }, data: { name: 'Meanwhile' } })
      promoted = refusal(promote(world, { seen }))
    })
    expect(await promoted).toMatchObject({ code: 'conflict' })
  })

  test('no address travels without a decision: refused, with the field named; then as it was decided', async () => {
    const world = await newWorld()
    const settings = { name: 'New shop', kind: 'web', redirectUris: ['https://staging.example.test/cb'] }
    await within(world, (tx) =>
      insertClient(tx, environmentOf(world, 'staging'), ClientSettings.parse(settings), new Date()),
    )
    const objects = ['client:New shop']
    await leavesNothing(async () => {
      expect(await refusal(promote(world, { objects, addresses: 'ask' }))).toMatchObject({
        code: 'invalid',
        fields: { 'clients.New shop.redirectUris': expect.stringContaining('decision') },
      })
      expect(await refusal(promote(world, { objects }))).toMatchObject({
        fields: { 'clients.New shop.redirectUris': 'needs at least one address' },
      })
    })
    const value = ['https://shop.example.test/cb']
    const decisions = [{ client: 'New shop', field: 'redirectUris', take: 'value', value }]
    await promote(world, { objects, addresses: 'ask', decisions })
    const made = await within(world, (tx) =>
      tx.db.client.findFirstOrThrow({
        where: { name: 'New shop', environmentId: environmentOf(world, 'production') },
        include: { secrets: true },
      }),
    )
    expect(made.redirectUris).toEqual(value)
    expect(made.secrets).toEqual([])
  })

  test('a roll back is refused when what it would restore changed since, and not for anything else', async () => {
    const world = await newWorld()
    for (const name of ['Carrier', 'Courier']) await addService(world, 'staging', name)
    const first = await promote(world, { objects: ['client:Carrier'] })
    const second = await promote(world, { objects: ['client:Courier'] })
    const where = { environmentId: environmentOf(world, 'production'), name: 'Carrier' }
    await within(world, (tx) => tx.db.client.updateMany({ where, data: { status: 'disabled' } }))
    const roll = (id: string | null) =>
      rollBackPromotion.call(world.call, { environment: 'production', id: id ?? '', reason: 'Back' })
    await leavesNothing(async () => {
      expect(await refusal(roll(first.promotion))).toMatchObject({
        code: 'conflict',
        fields: { id: 'changed since: client Carrier' },
      })
    })
    await roll(second.promotion)
    expect(await exported(world)).not.toContain('Courier')
  })

  test('moves the environment, so that the provider sees it at once', async () => {
    const world = await newWorld()
    const version = async () =>
      (await within(world, (tx) => tx.db.environment.findFirstOrThrow({ where: { slug: 'production' } }))).version
    await setPolicy(world, 'staging', 'session', { idleSeconds: 3_600 })
    const before = await version()
    await promote(world, { objects: ['policy:session'] })
    expect(await version()).toBeGreaterThan(before)
  })
})

describe('who promotes', () => {
  test('S10 nobody promotes what they may not write, nor gives a client what they do not hold', async () => {
    const world = await newWorld()
    await addService(world, 'staging', 'Carrier')
    const { ben } = world.tenant
    await within(world, async (tx) => {
      await seedBuiltInRole(tx, ben, 'support', new Date())
      const role = newId()
      await tx.db.role.createMany({ data: [{ tenantId: tx.tenantId, id: role, slug: 'mover', displayName: 'Mover' }] })
      const may = await tx.db.permission.findMany({ where: { name: { in: ['environment:promote', 'policy:read'] } } })
      await tx.db.rolePermission.createMany({
        data: may.map(({ id: permissionId }) => ({ tenantId: tx.tenantId, roleId: role, permissionId })),
      })
      const to = { userDirectoryId: ben.directoryId, userId: ben.id }
      await tx.db.assignment.createMany({ data: [{ tenantId: tx.tenantId, id: newId(), roleId: role, ...to }] })
    })
    const actor: Actor = {
      kind: 'user',
      tenantId: world.tenant.id,
      directoryId: ben.directoryId,
      userId: ben.id,
      name: 'Ben',
    }
    const asBen = { ...world, call: { ...world.call, actor } }
    await leavesNothing(async () => {
      expect(await refusal(promote(asBen, { objects: ['client:Carrier'] }))).toMatchObject({ code: 'forbidden' })
    })
    await within(world, async (tx) => {
      const role = await tx.db.role.findFirstOrThrow({ where: { slug: 'mover' } })
      const may = await tx.db.permission.findFirstOrThrow({ where: { name: 'client:write' } })
      await tx.db.rolePermission.createMany({
        data: [{ tenantId: tx.tenantId, roleId: role.id, permissionId: may.id }],
      })
      const robot = await tx.db.client.findFirstOrThrow({ where: { name: 'Carrier' } })
      const key = await tx.db.permission.findFirstOrThrow({ where: { name: 'user:delete' } })
      await allow(tx, { ...robot, redirectUri: '' }, [key.id])
    })
    await leavesNothing(async () => {
      expect(await refusal(promote(asBen, { objects: ['client:Carrier'] }))).toMatchObject({ code: 'forbidden' })
    })
    expect(await promote(asBen, { objects: ['client:Carrier'], kinds: ['clients'] })).toMatchObject({ created: 1 })
  })

  test('S02 an environment that is not there, control, and another tenant’s promotion are not found', async () => {
    const world = await newWorld()
    for (const from of ['gone', 'control'])
      expect(await refusal(promote(world, { from }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(exportConfiguration.call(world.call, { environment: 'control' }))).toMatchObject({
      code: 'not_found',
    })
    await addService(world, 'staging', 'Carrier')
    const made = await promote(world, { objects: ['client:Carrier'] })
    const { id: userId, directoryId } = other.owner
    const actor: Actor = { kind: 'user', tenantId: other.id, directoryId, userId, name: 'Other' }
    for (const tenant of [world.tenant.slug, other.slug])
      for (const verb of [getPromotion, rollBackPromotion] as const) {
        const input = {
          environment: 'production',
          id: made.promotion ?? '',
          ...(verb === rollBackPromotion ? { reason: 'x' } : {}),
        }
        expect(
          await refusal(
            (verb.call as (call: object, input: object) => Promise<unknown>)({ actor, tenant, now: new Date() }, input),
          ),
        ).toMatchObject({ code: 'not_found' })
      }
  })

  test('S04 neither documents nor the trail of a promotion hold a secret or an id', async () => {
    const world = await newWorld()
    const robot = await addService(world, 'staging', 'Carrier')
    const secret = await within(world, (tx) => insertClientSecret(tx, robot, new Date()))
    const text = await exported(world, 'staging')
    const made = await promote(world, { objects: ['client:Carrier'] })
    const told = await within(world, async (tx) => ({
      events: await tx.db.auditEvent.findMany({ where: { environmentId: environmentOf(world, 'production') } }),
      rows: await tx.db.promotion.findMany({ select: { before: true, after: true } }),
    }))
    expect(made.promotion).not.toBeNull()
    const all = text + JSON.stringify(told, (_, value) => (value instanceof Uint8Array ? '' : value))
    for (const prefix of Object.values(tokenPrefixes)) expect(all).not.toContain(prefix)
    expect(all).not.toContain(secret.secret)
    for (const { clientId, id } of [robot, world.tenant.staging.web]) {
      expect(text).not.toContain(clientId)
      expect(text).not.toContain(id)
    }
  })

  test('the trail tells of each object and of the whole, with who and why; the history too', async () => {
    const world = await newWorld()
    await addService(world, 'staging', 'Carrier')
    await setPolicy(world, 'staging', 'session', { idleSeconds: 3_600 })
    const made = await promote(world, { objects: ['client:Carrier', 'policy:session'], reason: 'Tried since Monday' })
    const events = await within(world, (tx) =>
      tx.db.auditEvent.findMany({ where: { actorId: world.tenant.owner.id }, orderBy: { action: 'asc' } }),
    )
    expect(events.map(({ action, reason }) => [action, reason])).toEqual([
      ['client.created', null],
      ['environment.promoted', 'Tried since Monday'],
      ['policy.changed', null],
    ])
    const { rows } = await listPromotions.call(world.call, { environment: 'production' })
    expect(rows).toMatchObject([
      {
        id: made.promotion,
        source: 'staging',
        reason: 'Tried since Monday',
        status: 'applied',
        by: { name: 'Olive Owner' },
      },
    ])
    const one = await getPromotion.call(world.call, { environment: 'production', id: made.promotion ?? '' })
    expect(one.entries).toMatchObject([
      { key: 'policy:session', action: 'create' },
      { key: 'client:Carrier', action: 'create' },
    ])
  })
})

describe('a file', () => {
  test('exported and applied to where it came from changes nothing, and tells of nothing', async () => {
    const world = await newWorld()
    const document = await exported(world)
    await leavesNothing(async () => {
      expect(
        await promoteEnvironment.call(world.call, { environment: 'production', document, remove: true, reason: 'CI' }),
      ).toEqual({
        promotion: null,
        created: 0,
        changed: 0,
        removed: 0,
      })
    })
  })

  test('moves an environment to what it says', async () => {
    const world = await newWorld()
    await setPolicy(world, 'production', 'session', { idleSeconds: 3_600 })
    const document = (await exported(world)).replace('idleSeconds: 3600', 'idleSeconds: 7200')
    const input = { environment: 'production', document, reason: 'CI' }
    expect(await promoteEnvironment.call(world.call, input)).toMatchObject({ changed: 1 })
    expect(await exported(world)).toBe(document)
  })

  test.each([
    ['no YAML', '{'],
    ['an unknown field', 'version: 1\nusers: []'],
  ])('that is %s is refused', async (_, document) => {
    const world = {
      call: { actor: { kind: 'system', name: 'command line' } as const, tenant: other.slug, now: new Date() },
    }
    expect(await refusal(planPromotion.call(world.call, { environment: 'production', document }))).toMatchObject({
      code: 'invalid',
      fields: { document: expect.any(String) },
    })
  })
})
