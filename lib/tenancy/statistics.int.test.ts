import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { statementsOf } from '#lib/db/testing/statements.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { keepAllStatistics, keepStatistics } from './statistics.ts'

setTestMasterKey()

const now = new Date()
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(12)
})

const keptOf = ({ id }: SeededTenant) => withTenant(id, ({ db }) => db.tenantStatistics.findFirst())

test('all tenants are counted in one statement, each its own rows; what has no time is left for the next run', async () => {
  const [acme, globex] = [await seedTenant(), await seedTenant()]
  await withTenant(globex.id, async ({ db }) => {
    const { id } = globex.ben
    await db.user.updateMany({ where: { id }, data: { lastSignInAt: now } })
    await db.directory.updateMany({ data: { userCount: 99 } })
  })
  expect(await keepAllStatistics(now, { together: 100, longestMs: 0 })).toMatchObject({ kept: 0, failed: 0 })
  expect((await keptOf(acme))?.users).toBe(0)
  const said = await statementsOf(async () => {
    const done = await keepAllStatistics(now)
    expect(done.kept).toBeGreaterThanOrEqual(2)
    expect(done).toMatchObject({ failed: 0, left: 0 })
  })
  expect(said.filter((text) => text.includes('count_tenants'))).toHaveLength(1)
  for (const tenant of [acme, globex]) {
    const [kept, counted] = [
      await keptOf(tenant),
      await withTenant(tenant.id, async ({ db }) => ({
        users: await db.user.count(),
        groups: await db.group.count(),
        clients: await db.client.count({ where: { builtIn: null } }),
        apis: await db.api.count({ where: { identifier: { not: { startsWith: 'urn:signet:' } } } }),
        roles: await db.role.count(),
      })),
    ]
    expect(kept).toMatchObject({ ...counted, environments: 2, sessions: 0, families: 0, countedAt: now })
    const sizes = await withTenant(tenant.id, ({ db }) => db.directory.findMany({ select: { userCount: true } }))
    expect(sizes.reduce((sum, { userCount }) => sum + userCount, 0)).toBe(counted.users)
  }
  expect((await keptOf(globex))?.lastSignInAt).toEqual(now)
  expect((await keptOf(acme))?.lastSignInAt).toBeNull()
})

test('one that cannot be counted does not stop the others', async () => {
  const [bad, good] = [await seedTenant(), await seedTenant()]
  await onServer(database.urls.admin, (client) =>
    client.query(`alter table tenant_statistics add constraint never check (tenant_id <> '${bad.id}') not valid`),
  )
  expect((await keepAllStatistics(now)).failed).toBe(1)
  expect((await keptOf(bad))?.users).toBe(0)
  expect((await keptOf(good))?.users).toBeGreaterThan(0)
  await expect(keepStatistics(bad.id, now)).rejects.toThrow()
})
