import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { type Populated, populate } from '#lib/db/testing/populate.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { eraseEnvironment } from '#lib/tenancy/environments.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'

setTestMasterKey()

let database: TestDatabase
let tenant: Populated

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(1)
  tenant = await populate(database.urls.admin)
  return () => database.close()
})

/** How many rows of each table stand in an environment, as the database's administrator counts them. */
async function rowsIn(environmentId: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string; column: string }>(
      `select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and (a.attname = 'environment_id' or c.relname = 'environments' and a.attname = 'id')`,
    )
    const counts: Record<string, number> = {}
    for (const { name, column } of tables) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from "${name}" where "${column}" = $1`,
        [environmentId],
      )
      counts[name] = rows[0]?.n ?? 0
    }
    return counts
  } finally {
    await client.end()
  }
}

/** The trail is the tenant's: it goes on telling of what is gone. */
const kept = new Set(['audit_event', 'token_event'])

test('S02 an environment that is deleted leaves no row but the trail’s, and takes none of another', async () => {
  const [gone, other] = tenant.environments
  if (gone === undefined || other === undefined) throw new Error('a tenant has two environments')
  const [before, others] = [await rowsIn(gone), await rowsIn(other)]
  expect(Object.values(before).filter((count) => count > 0).length).toBeGreaterThan(15)
  await withTenant(tenant.tenantId, (tx) => eraseEnvironment(tx, gone))
  const left = Object.entries(await rowsIn(gone)).filter(([name, count]) => count > 0 && !kept.has(name))
  expect(left).toEqual([])
  expect(await rowsIn(other)).toEqual(others)
})
