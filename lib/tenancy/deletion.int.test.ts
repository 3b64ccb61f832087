import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { asPlatform } from '#lib/db/as-platform.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { populate } from '#lib/db/testing/populate.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { bootstrapPlatform } from './bootstrap.ts'
import { markDeleting, purgeTime, unmarkDeleting } from './deletion.ts'
import { purgeTenants } from './purge.ts'
import { resolveTenant } from './resolve.ts'
import { setTenantStatus } from './status.ts'

setTestMasterKey()

const now = new Date()
const afterwards = plusSeconds(purgeTime(now), 1)
let database: TestDatabase

/** How many rows of each table are a tenant's, as the database's administrator counts them. */
async function rowsOf(tenantId: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from "${name}" where tenant_id = $1`,
        [tenantId],
      )
      counts[name] = rows[0]?.n ?? 0
    }
    return counts
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(6)
  await bootstrapPlatform('http://localhost:3000', now)
  return () => database.close()
})

describe('a tenant that is put down for deletion', () => {
  test('stops at once, can be taken back for seven days and is then what it was', async () => {
    const { tenantId } = await populate(database.urls.admin)
    const slug = `t${tenantId.slice(-12)}`
    expect(await withTenant(tenantId, (tx) => markDeleting(tx, 'active', now))).toBe(true)
    expect(await resolveTenant(slug)).toMatchObject({ status: 'suspended' })
    expect(await withTenant(tenantId, (tx) => setTenantStatus(tx, 'active', now))).toBe(false)
    expect(await withTenant(tenantId, (tx) => unmarkDeleting(tx, 'active', afterwards))).toBe(false)
    expect(await withTenant(tenantId, (tx) => unmarkDeleting(tx, 'active', now))).toBe(true)
    expect(await resolveTenant(slug)).toMatchObject({ status: 'active' })
  })

  test('nothing of it is erased before its time', async () => {
    const { tenantId } = await populate(database.urls.admin)
    await withTenant(tenantId, (tx) => markDeleting(tx, 'active', now))
    const before = await rowsOf(tenantId)
    expect(await purgeTenants(plusSeconds(purgeTime(now), -1))).toEqual({ purged: 0, failed: 0 })
    expect(await rowsOf(tenantId)).toEqual(before)
    await withTenant(tenantId, (tx) => unmarkDeleting(tx, 'active', now))
  })

  test('then no row of it is left, its keys included; of others nothing is missing; its slug is never used again', async () => {
    const [gone, other] = [await populate(database.urls.admin), await populate(database.urls.admin)]
    const slug = `t${gone.tenantId.slice(-12)}`
    const kept = await rowsOf(other.tenantId)
    expect(Object.values(await rowsOf(gone.tenantId)).filter((count) => count > 0).length).toBeGreaterThan(35)
    await withTenant(gone.tenantId, (tx) => markDeleting(tx, 'active', now))
    expect(await purgeTenants(afterwards)).toEqual({ purged: 1, failed: 0 })
    expect(Object.entries(await rowsOf(gone.tenantId)).filter(([, count]) => count > 0)).toEqual([])
    expect(await rowsOf(other.tenantId)).toEqual(kept)
    expect(await resolveTenant(slug)).toBeUndefined()
    const row = await asPlatform((db) => db.tenant.findUnique({ where: { slug } }))
    expect(row).toMatchObject({ status: 'deleted', displayName: '', purgedAt: afterwards })
    expect(await purgeTenants(afterwards)).toEqual({ purged: 0, failed: 0 })
  })
})
