import { expect, test } from 'vitest'
import { managementAudience, tenantPermissions } from '#lib/access/permissions.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { assertInstallation } from './installation.ts'
import { keepManagementApis } from './management-api.ts'

setTestMasterKey()

const expected = tenantPermissions.map(({ name }) => name).sort()

const names = (tenant: SeededTenant) =>
  withTenant(tenant.id, async (tx) => {
    const rows = await tx.db.permission.findMany({ include: { api: true } })
    const of = (isOurs: boolean) =>
      rows.filter(({ api }) => (api.identifier === managementAudience) === isOurs).map(({ name }) => name)
    return { ours: of(true).sort(), own: of(false).sort() }
  })

/** As if a version had made the tenant that knew other permissions. */
const age = (tenant: SeededTenant) =>
  withTenant(tenant.id, async (tx) => {
    const { managementApiId: apiId } = tenant
    await tx.db.permission.deleteMany({ where: { apiId, name: { in: ['role:read', 'role:write'] } } })
    await tx.db.permission.updateMany({ where: { apiId, name: 'api:read' }, data: { description: 'Old' } })
    const gone = { id: crypto.randomUUID(), tenantId: tx.tenantId, apiId, name: 'fax:send' }
    await tx.db.permission.createMany({ data: [gone] })
  })

test('tenants have the permissions of this version after a start, and those of their own APIs untouched', async () => {
  const database: TestDatabase = await testDatabase()
  try {
    const start = (at = new Date()) => keepManagementApis(database.urls.signet_owner, at)
    await stockPool(9)
    const tenant = await seedTenant()
    const before = await names(tenant)
    expect(before.ours).toEqual(expected)
    await assertInstallation('http://localhost:3000')
    await age(tenant)
    await Promise.all([start(), start()])
    expect(await names(tenant)).toEqual(before)
    const told = await withTenant(tenant.id, (tx) => tx.db.permission.findFirstOrThrow({ where: { name: 'api:read' } }))
    expect(told.description).toBe(tenantPermissions.find(({ name }) => name === 'api:read')?.description)

    // A node of an older version made one more: this version's next start finds it. What is older it has seen, and leaves alone.
    const late = new Date(Date.now() + 10 * 86_400_000)
    await start(late)
    const young = await seedTenant({ now: late })
    await age(young)
    await age(tenant)
    const aged = await names(tenant)
    await start(late)
    expect((await names(young)).ours).toEqual(expected)
    expect(await names(tenant)).toEqual(aged)

    // The last start was another version's.
    await onServer(database.urls.admin, (client) =>
      client.query(`update platform_state set permissions_digest = 'other'`),
    )
    await start(late)
    expect(await names(tenant)).toEqual(before)
  } finally {
    await database.close()
  }
})
