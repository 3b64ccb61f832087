import { expect, test } from 'vitest'
import { managementAudience, tenantPermissions } from '#lib/access/permissions.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { keepManagementApis } from './management-api.ts'

setTestMasterKey()

test('a tenant of an older version has the permissions of this one after a start, and those of its own APIs untouched', async () => {
  const database: TestDatabase = await testDatabase()
  try {
    await stockPool(9)
    const tenant = await seedTenant()
    const names = () =>
      withTenant(tenant.id, async (tx) => {
        const rows = await tx.db.permission.findMany({ include: { api: true } })
        const of = (isOurs: boolean) =>
          rows.filter(({ api }) => (api.identifier === managementAudience) === isOurs).map(({ name }) => name)
        return { ours: of(true).sort(), own: of(false).sort() }
      })
    const before = await names()
    expect(before.ours).toEqual(tenantPermissions.map(({ name }) => name).sort())
    await withTenant(tenant.id, async (tx) => {
      await tx.db.permission.deleteMany({
        where: { apiId: tenant.managementApiId, name: { in: ['role:read', 'role:write'] } },
      })
      await tx.db.permission.updateMany({
        where: { apiId: tenant.managementApiId, name: 'api:read' },
        data: { description: 'Old' },
      })
      const gone = { id: crypto.randomUUID(), tenantId: tx.tenantId, apiId: tenant.managementApiId, name: 'fax:send' }
      await tx.db.permission.createMany({ data: [gone] })
    })
    await Promise.all([1, 2].map(() => keepManagementApis(database.urls.signet_owner, new Date())))
    expect(await names()).toEqual(before)
    const told = await withTenant(tenant.id, (tx) => tx.db.permission.findFirstOrThrow({ where: { name: 'api:read' } }))
    expect(told.description).toBe(tenantPermissions.find(({ name }) => name === 'api:read')?.description)
  } finally {
    await database.close()
  }
})
