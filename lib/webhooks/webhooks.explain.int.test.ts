import { expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import type { Fetch } from './send.ts'
import { happen, placeWebhook, stillPorts } from './testing/place.ts'
import { takeTurn } from './turn.ts'

setTestMasterKey()

const past = 20_000

test('DESIGN 2.1 a webhook reads what it has not seen, by index, however long the trail and its own log are', async () => {
  const now = new Date()
  const database = await testDatabase({ poolSize: 1 })
  const scansOf = await explainEverything(database)
  await stockPool(3)
  const tenant = await seedTenant({ now })
  await onServer(database.urls.admin, (client) =>
    client.query(
      `insert into audit_event (tenant_id, id, at, actor_kind, action, target_kind, result, request_id)
       select '${tenant.id}', gen_random_uuid(), now() - n * interval '1 second', 'system', 'role.changed', 'role', 'ok', 'r'
       from generate_series(1, ${past}) n`,
    ),
  )
  const { ref, id } = await placeWebhook(tenant, 'https://hooks.example.com/', ['role.*'])
  await onServer(database.urls.admin, async (client) => {
    await client.query(
      `insert into webhook_deliveries (tenant_id, id, webhook_id, cause, action, status, settled_at)
       select '${tenant.id}', gen_random_uuid(), '${id}', 'test', 'webhook.tested', 'delivered', now()
       from generate_series(1, ${past})`,
    )
    await client.query('analyze audit_event, webhook_deliveries')
  })
  const fetch: Fetch = async () => ({ status: 200, headers: {}, body: Buffer.alloc(0), isCut: false })
  const { ports } = stillPorts(now, fetch)
  const serve = async () => {
    for (let n = 0; n < 5; n++) await withTenant(tenant.id, (tx) => happen(tx, 'role.changed', now))
    return takeTurn(ref, ports)
  }
  expect(await serve()).toBe(5)
  const scans = await scansOf(serve)
  const read = scans.filter(({ table }) => table?.startsWith('audit_event') || table === 'webhook_deliveries')
  expect(read.length).toBeGreaterThan(10)
  expect(inVain(read)).toEqual([])
})
