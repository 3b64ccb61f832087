import { Logger, runOnce } from 'graphile-worker'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/kernel/ids.ts'
import { asPlatform } from './as-platform.ts'
import { platformPool } from './pools.ts'
import { testDatabase } from './testing/database.ts'
import { versioned } from './testing/issue.ts'
import { type PlacedTenant, placeEnvironment, placeTenant } from './testing/place.ts'
import { type Tx, withTenant } from './with-tenant.ts'

const now = new Date()

beforeAll(async () => {
  await testDatabase()
})

const enqueue = (tx: Tx, tenantId: string, kind = 'purge_expired', key: string | null = null) =>
  tx.db.$queryRaw`select enqueue_job(${kind}, ${tenantId}::uuid, ${tenantId}::uuid, null, ${key})::text`

const queued = async () =>
  (await platformPool().query('select count(*)::int as n from graphile_worker._private_jobs')).rows[0].n

describe('enqueue_job', () => {
  test('queues ids for the tenant’s own job, and signet_platform runs it', async () => {
    const { tenantId } = await placeTenant(now)
    await withTenant(tenantId, (tx) => enqueue(tx, tenantId))
    const payloads: unknown[] = []
    await runOnce({
      pgPool: platformPool(),
      logger: new Logger(() => () => undefined),
      noPreparedStatements: true,
      taskList: { purge_expired: async (payload) => void payloads.push(payload) },
    })
    expect(payloads).toEqual([{ tenantId, id: tenantId }])
    expect(await queued()).toBe(0)
  })

  test('queues nothing for another tenant, under another name, or when the transaction fails', async () => {
    const [a, b] = [await placeTenant(now), await placeTenant(now)]
    await expect(withTenant(a.tenantId, (tx) => enqueue(tx, b.tenantId))).rejects.toThrow(/belongs to the tenant/)
    await expect(withTenant(a.tenantId, (tx) => enqueue(tx, a.tenantId, 'Drop Table'))).rejects.toThrow(/not the name/)
    const failing = withTenant(a.tenantId, async (tx) => {
      await enqueue(tx, a.tenantId)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await queued()).toBe(0)
  })

  test('the queue itself is closed to whoever serves requests', async () => {
    const { tenantId } = await placeTenant(now)
    const read = withTenant(tenantId, (tx) => tx.db.$queryRaw`select 1 from graphile_worker._private_jobs`)
    await expect(read).rejects.toThrow(/denied/)
  })
})

describe('the pool of keys', () => {
  const fill = (alg: string) =>
    asPlatform((db) =>
      db.keyPool.create({ data: { id: newId(), alg, kid: newId(), publicJwk: {}, sealedPrivate: new Uint8Array(8) } }),
    )
  const take = (tx: Tx) => tx.db.$queryRaw<{ id: string }[]>`select * from take_pool_key('ES256')`

  test('gives each key to one taker, and none of another algorithm', async () => {
    for (let i = 0; i < 5; i++) await fill('ES256')
    await fill('RS256')
    const tenants = await Promise.all(Array.from({ length: 8 }, () => placeTenant(now)))
    const taken = (await Promise.all(tenants.map(({ tenantId }) => withTenant(tenantId, take)))).flat()
    expect(new Set(taken.map(({ id }) => id)).size).toBe(5)
    expect(taken).toHaveLength(5)
    expect(await asPlatform((db) => db.keyPool.count())).toBe(1)
  })

  test('cannot be read by whoever serves requests', async () => {
    const { tenantId } = await placeTenant(now)
    await expect(withTenant(tenantId, (tx) => tx.db.keyPool.findMany())).rejects.toThrow(/denied/)
  })
})

describe('what never changes', () => {
  test.each([
    ['a tenant’s slug', (tx: Tx) => tx.db.tenant.updateMany({ data: { slug: 'other' } })],
    ['an issuer', (tx: Tx) => tx.db.environment.updateMany({ data: { issuer: 'https://other' } })],
    ['an environment’s directory', (tx: Tx) => tx.db.environment.updateMany({ data: { directoryId: newId() } })],
    ['a subject', (tx: Tx) => tx.db.user.updateMany({ data: { sub: 'other' } })],
    ['a client id', (tx: Tx) => tx.db.client.updateMany({ data: { clientId: 'other' } })],
  ])('%s', async (_, change) => {
    const { tenantId } = await placeTenant(now)
    await expect(withTenant(tenantId, change)).rejects.toThrow(/never changes/)
  })

  test('the trail: it is written, and neither changed nor deleted', async () => {
    const { tenantId } = await placeTenant(now)
    const event = {
      id: newId(),
      at: now,
      actorKind: 'user',
      action: 'a',
      targetKind: 't',
      result: 'ok',
      requestId: 'r',
    }
    await withTenant(tenantId, (tx) => tx.db.auditEvent.create({ data: event }))
    const change = withTenant(tenantId, (tx) => tx.db.auditEvent.updateMany({ data: { action: 'b' } }))
    await expect(change).rejects.toThrow(/denied/)
    await expect(withTenant(tenantId, (tx) => tx.db.auditEvent.deleteMany())).rejects.toThrow(/denied/)
  })

  test('a tenant, once there, is not deleted: its slug is never used again', async () => {
    const { tenantId } = await placeTenant(now)
    await expect(withTenant(tenantId, (tx) => tx.db.tenant.deleteMany())).rejects.toThrow(/denied/)
  })
})

describe('the version of an environment', () => {
  const version = async (at: PlacedTenant) => (await versioned(at)).version
  const moves = async (at: PlacedTenant, change: (tx: Tx) => Promise<unknown>) => {
    const before = await version(at)
    await withTenant(at.tenantId, change)
    return (await version(at)) - before
  }

  test('moves once for a transaction, whatever it changes', async () => {
    const at = await placeTenant(now)
    const place = { environmentId: at.environmentId, clientId: at.clientRef }
    const change = async ({ db }: Tx) => {
      await db.client.updateMany({ data: { name: 'Renamed' } })
      await db.clientSecret.create({ data: { ...place, id: newId(), secretHash: new Uint8Array(32), hint: 'x' } })
      await db.client.updateMany({ data: { status: 'disabled' } })
    }
    expect(await moves(at, change)).toBe(1n)
  })

  test.each<[string, (tx: Tx, at: PlacedTenant) => Promise<unknown>]>([
    ['a client', ({ db }) => db.client.updateMany({ data: { status: 'disabled' } })],
    ['a policy', ({ db }) => db.policy.create({ data: { id: newId(), level: 'tenant', kind: 'tokens', value: {} } })],
    ['an API', ({ db }) => db.api.create({ data: { id: newId(), identifier: 'urn:x', name: 'X' } })],
    ['a role', ({ db }) => db.role.create({ data: { id: newId(), slug: 'x', displayName: 'X' } })],
    ['its own name', ({ db }) => db.environment.updateMany({ data: { displayName: 'X' } })],
  ])('moves with %s', async (_, change) => {
    const at = await placeTenant(now)
    expect(await moves(at, (tx) => change(tx, at))).toBe(1n)
  })

  test('moves with the status of its tenant', async () => {
    const at = await placeTenant(now)
    const before = await version(at)
    await asPlatform((db) => db.tenant.update({ where: { id: at.tenantId }, data: { status: 'suspended' } }))
    expect((await version(at)) - before).toBe(1n)
  })

  test('moves with a default of the platform', async () => {
    const at = await placeTenant(now)
    const before = await version(at)
    await asPlatform((db) => db.platformDefault.create({ data: { key: 'tokens', value: { codeSeconds: 30 } } }))
    expect((await version(at)) - before).toBe(1n)
  })

  test('stays when another environment’s client, or a person, changes', async () => {
    const at = await placeTenant(now)
    const other = await withTenant(at.tenantId, (tx) => placeEnvironment(tx, 'staging', now))
    const rename = (tx: Tx) => tx.db.client.updateMany({ where: { id: other.clientRef }, data: { name: 'Renamed' } })
    expect(await moves(at, rename)).toBe(0n)
    expect(await moves(at, (tx) => tx.db.user.updateMany({ data: { displayName: 'Bo' } }))).toBe(0n)
  })

  test('stays when a secret was merely used', async () => {
    const at = await placeTenant(now)
    const secret = { environmentId: at.environmentId, clientId: at.clientRef, id: newId(), hint: 'x' }
    await withTenant(at.tenantId, (tx) =>
      tx.db.clientSecret.create({ data: { ...secret, secretHash: new Uint8Array(32) } }),
    )
    expect(await moves(at, (tx) => tx.db.clientSecret.updateMany({ data: { lastUsedAt: now } }))).toBe(0n)
  })
})
