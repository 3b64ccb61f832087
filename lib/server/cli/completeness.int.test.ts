import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ClientSettings } from '#lib/clients/settings.ts'
import { insertClient } from '#lib/clients/write.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { rowsNow, untold } from '#lib/services/testing/completeness.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { applyFrom, exportYaml, planFrom } from './promotion.ts'
import { recoverOperator } from './recover.ts'

setTestMasterKey()

const now = new Date()
const folder = mkdtempSync(join(tmpdir(), 'signet-complete-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let database: TestDatabase
let tenant: SeededTenant

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(12)
  await bootstrapPlatform('http://localhost:3999', now)
  tenant = await seedTenant({ now })
  return () => database.close()
})

/** The events there are, by id, and what each is about. */
async function eventsNow(): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  const { rows } = await client.query<{ id: string; target: string }>(
    'select id::text, target_id::text as target from audit_event where target_id is not null',
  )
  await client.end()
  return new Map(rows.map(({ id, target }) => [id, target]))
}

/** The rows that a command changed, and that no event which it wrote tells of. */
async function untoldOf(command: () => Promise<unknown>): Promise<{ rows: string[]; events: number }> {
  const [before, told] = [await rowsNow(database.urls.admin), await eventsNow()]
  await command()
  const after = await rowsNow(database.urls.admin)
  const since = [...(await eventsNow())].filter(([id]) => !told.has(id))
  return { rows: untold(before, after, new Set(since.map(([, target]) => target))), events: since.length }
}

test('whoever is let back in: every row of it is told of', async () => {
  const { rows, events } = await untoldOf(() => recoverOperator('ops@example.test', now))
  expect(rows).toEqual([])
  expect(events).toBeGreaterThan(1)
})

test('a configuration that is applied: every row of it is told of', async () => {
  const shop = { name: 'New shop', kind: 'web', redirectUris: ['https://staging.example.test/cb'] }
  await withTenant(tenant.id, (tx) => insertClient(tx, tenant.staging.id, ClientSettings.parse(shop), now))
  const file = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const options = {
    ...{ tenant: tenant.slug, environment: 'production' },
    file: file('staging.yaml', await exportYaml(tenant.slug, 'staging', now)),
    decisions: file('decisions.yaml', 'New shop:\n  redirectUris: [https://shop.example.test/cb]\n'),
  }
  const plan = file('plan.json', JSON.stringify(await planFrom(options, now)))
  const { rows, events } = await untoldOf(() => applyFrom({ ...options, reason: 'CI run 7', plan }, now))
  expect(rows).toEqual([])
  expect(events).toBe(2)
})
