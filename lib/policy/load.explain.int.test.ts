import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { loadPolicyValues } from './load.ts'

setTestMasterKey()

let scansOf: Awaited<ReturnType<typeof explainEverything>>
let tenant: SeededTenant

/** Two thousand clients of one environment and as many roles, each with a policy of its own. */
beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  await stockPool(3)
  tenant = await seedTenant()
  const { id, production } = tenant
  await onServer(database.urls.admin, async (client) => {
    await client.query(`
      insert into clients (tenant_id, environment_id, id, client_id, name, kind, token_endpoint_auth_method)
      select '${id}', '${production.id}', ('01900009-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'crowd-' || n, 'App ' || n, 'web',
        'private_key_jwt'
      from generate_series(1, 2000) n`)
    await client.query(`
      insert into policies (tenant_id, id, level, environment_id, client_id, kind, value)
      select tenant_id, gen_random_uuid(), 'client', environment_id, id, 'tokens', '{"idTokenSeconds": 300}'
      from clients where tenant_id = '${id}' and client_id like 'crowd-%'`)
    await client.query(`
      insert into roles (tenant_id, id, slug, display_name)
      select '${id}', ('01900009-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'crowd-' || n, 'Role ' || n
      from generate_series(1, 2000) n`)
    await client.query(`
      insert into policies (tenant_id, id, level, role_id, kind, value)
      select tenant_id, gen_random_uuid(), 'role', id, 'mfa', '{"requirement": 2}'
      from roles where tenant_id = '${id}' and slug like 'crowd-%'`)
    await client.query('vacuum analyze policies')
  })
})

test.each(['of who signs in', 'of one client', 'of three roles'])(
  'DESIGN 2.1 the policies %s are read without those of other clients and roles',
  async (whose) => {
    const environment = { id: tenant.production.id, kind: 'production' }
    const clientId = whose === 'of one client' ? '01900009-0000-7000-8000-000000000007' : undefined
    const roleIds =
      whose === 'of three roles' ? [1, 2, 3].map((n) => `01900009-0000-7000-9000-00000000000${n}`) : undefined
    const load = () => withTenant(tenant.id, (tx) => loadPolicyValues(tx, { environment, clientId, roleIds }))
    await load()
    const scans = await scansOf(load)
    expect(scans.some(({ table }) => table === 'policies')).toBe(true)
    expect(inVain(scans)).toEqual([])
    expect((await load()).mfa.requirement).toBe(roleIds === undefined ? 1 : 2)
    expect((await load()).tokens.idTokenSeconds).toBe(clientId === undefined ? 3_600 : 300)
  },
)
