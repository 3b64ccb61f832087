import { beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '#lib/audit/list.ts'
import { resolveEnvironment } from '#lib/db/resolve-environment.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { loadPublic } from '#lib/keys/signing.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { bootstrapPlatform } from './bootstrap.ts'
import { keepAllKeys, keepEnvironmentKeys, rotateKeys } from './keep-keys.ts'
import { portalClient, renewPortalSecret } from './portal-client.ts'
import { resolveTenant } from './resolve.ts'
import { setEnvironmentStatus, setTenantStatus } from './status.ts'

onTestDatabase({ keys: 12 })

const now = new Date('2026-11-23T12:00:00Z')
let tenant: SeededTenant

beforeAll(async () => {
  tenant = await seedTenant({ now })
})

describe('suspending', () => {
  test('a tenant is suspended and resumed; each moves the version of its environments', async () => {
    const version = async () => (await resolveEnvironment(tenant.slug, 'production'))?.version ?? 0n
    const before = await version()
    expect(await withTenant(tenant.id, (tx) => setTenantStatus(tx, 'suspended', now))).toBe(true)
    expect(await resolveTenant(tenant.slug)).toMatchObject({ status: 'suspended' })
    expect(await version()).toBeGreaterThan(before)
    expect(await withTenant(tenant.id, (tx) => setTenantStatus(tx, 'suspended', now))).toBe(false)
    expect(await withTenant(tenant.id, (tx) => setTenantStatus(tx, 'active', now))).toBe(true)
    expect(await resolveTenant(tenant.slug)).toMatchObject({ status: 'active' })
  })

  test('the platform and control can’t be suspended: nobody could resume them', async () => {
    const platform = await bootstrapPlatform('https://id.example.test', now)
    const platformFalls = withTenant(platform.id, (tx) => setTenantStatus(tx, 'suspended', now))
    await expect(platformFalls).rejects.toMatchObject({ code: 'conflict' })
    const controlFalls = withTenant(tenant.id, (tx) => setEnvironmentStatus(tx, tenant.controlId, 'suspended', now))
    await expect(controlFalls).rejects.toMatchObject({ code: 'conflict' })
  })

  test('one environment falls alone, and another tenant’s is not there', async () => {
    const suspend = (tenantId: string) =>
      withTenant(tenantId, (tx) => setEnvironmentStatus(tx, tenant.staging.id, 'suspended', now))
    expect(await suspend(tenant.id)).toBe(true)
    expect(await resolveEnvironment(tenant.slug, 'staging')).toMatchObject({ environmentStatus: 'suspended' })
    expect(await resolveEnvironment(tenant.slug, 'production')).toMatchObject({ environmentStatus: 'active' })
    await expect(suspend((await seedTenant({ now })).id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('keeping signing keys', () => {
  test('each key’s turn is an event of the tenant’s trail', async () => {
    const id = tenant.production.id
    await keepEnvironmentKeys(tenant.id, id, now)
    const by = { actor: { kind: 'user', id: tenant.owner.id }, now: plusSeconds(now, 60) } as const
    await withTenant(tenant.id, (tx) => rotateKeys(tx, id, by), { timeoutMs: 60_000 })
    const { events } = await withTenant(tenant.id, (tx) => listEvents(tx))
    const ofKeys = events
      .filter(({ target }) => target.kind === 'key')
      .map(({ action, actor }) => `${action} ${actor.kind}`)
    expect(ofKeys.sort()).toEqual([
      ...['key.published system', 'key.published system', 'key.published user', 'key.published user'],
      ...['key.rotated user', 'key.rotated user', 'key.superseded user', 'key.superseded user'],
    ])
  })

  test('reaches every environment of every tenant', async () => {
    const { failed } = await keepAllKeys(now)
    expect(failed).toBe(0)
    const keys = await withTenant(tenant.id, (tx) => loadPublic(tx, tenant.controlId))
    expect(keys.filter(({ status }) => status === 'next')).toHaveLength(2)
  })
})

test('the portal’s secret follows the master key', async () => {
  const hashes = () =>
    withTenant(tenant.id, (tx) => tx.db.clientSecret.findMany({ where: { client: { builtIn: 'portal' } } }))
  const [before] = await hashes()
  await withTenant(tenant.id, (tx) => renewPortalSecret(tx, Buffer.alloc(32, 9), now))
  const after = await hashes()
  expect(after).toHaveLength(1)
  expect(Buffer.from(after[0]?.secretHash ?? []).equals(Buffer.from(before?.secretHash ?? []))).toBe(false)
  expect((await portalClient(tenant.id)).clientId).toBe(tenant.portalClient.clientId)
})

test('a job is queued for the tenant that asks and for no other', async () => {
  await withTenant(tenant.id, (tx) => enqueue(tx, 'keep_signing_keys', tenant.id, tenant.production.id))
  const foreign = (await seedTenant({ now })).id
  const attempt = withTenant(tenant.id, (tx) => enqueue(tx, 'keep_signing_keys', foreign, null))
  await expect(attempt).rejects.toThrow(/belongs to the tenant that queues it/)
})
