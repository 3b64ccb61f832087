import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { userQuestions } from '#lib/testing/user-questions.ts'
import { listClients } from '../clients/list.ts'
import { listGroups } from '../groups/list.ts'
import { listMembers } from '../groups/members.ts'
import { pickUsers } from '../pick/users.ts'
import type { Query } from '../query.ts'
import { listTrail } from '../trail/list.ts'
import { listUsers } from '../users/list.ts'

setTestMasterKey()

/** Enough that a plan which reads a tenant's rows in vain is told from one that does not, on a machine of any size. */
const people = 20_000
const now = new Date()

let scansOf: Awaited<ReturnType<typeof explainEverything>>
let ask: (query: Query, input: object) => Promise<unknown>
let questions: ReturnType<typeof userQuestions>
let finance: string

beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  await stockPool(9)
  const [tenant, other] = [await seedTenant({ now }), await seedTenant({ now })]
  const { admin } = database.urls
  await crowdOfPeople(admin, { tenantId: other.id, directoryId: other.directories.main }, 2_000)
  const crowd = await crowdOfPeople(admin, { tenantId: tenant.id, directoryId: tenant.directories.main }, people)
  await crowdOfClients(admin, tenant.id, tenant.production.id)
  await crowdOfEvents(admin, tenant.id, { production: tenant.production.id, staging: tenant.staging.id })
  finance = formatId('group', crowd.groups.finance)
  questions = userQuestions(crowd)
  const { id: tenantId, owner } = tenant
  const actor: Actor = { kind: 'user', tenantId, directoryId: owner.directoryId, userId: owner.id, name: 'Olive' }
  ask = (query, input) => query.call({ actor, tenant: tenant.slug, now }, input)
}, 240_000)

/** Three thousand clients in one environment: more than anybody has. */
const crowdOfClients = (adminUrl: string, tenantId: string, environmentId: string) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into clients (tenant_id, environment_id, id, client_id, name, kind, status, token_endpoint_auth_method)
      select '${tenantId}', '${environmentId}', ('01900001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'crowd-' || md5(n::text),
        'App ' || md5('name' || n), case when n % 100 = 0 then 'native' else 'web' end,
        case when n % 200 = 0 then 'disabled' else 'active' end, 'private_key_jwt'
      from generate_series(1, 3000) n`)
    await client.query('vacuum analyze clients')
  })

/** Six thousand events of one tenant, a few of which failed, were in staging or belong to one request. */
const crowdOfEvents = (adminUrl: string, tenantId: string, environments: { production: string; staging: string }) =>
  onServer(adminUrl, async (client) => {
    await client.query(`
      insert into audit_event (tenant_id, at, id, environment_id, actor_kind, actor_id, action, target_kind, target_id, result, request_id)
      select '${tenantId}', now() - n * interval '1 second', ('01900002-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
        (case when n % 500 = 0 then '${environments.staging}' else '${environments.production}' end)::uuid, 'user', '01900003-0000-7000-8000-' || lpad((n % 40)::text, 12, '0'),
        case when n % 300 = 0 then 'role.changed' else 'session.started' end, 'user', '01900004-0000-7000-8000-' || lpad((n % 900)::text, 12, '0'),
        case when n % 400 = 0 then 'failed' else 'ok' end, '01900005-0000-7000-8000-' || lpad((n / 3)::text, 12, '0')
      from generate_series(1, 6000) n`)
    await client.query('vacuum analyze audit_event')
  })

/** Asked once before, so that what is asked but once in a process (who owns the tenant's slug) is not counted. */
async function readInVain(query: Query, input: object) {
  await ask(query, input)
  const scans = await scansOf(() => ask(query, input))
  expect(scans.length).toBeGreaterThan(0)
  return inVain(scans)
}

const none = '00000000-0000-7000-8000-000000000000'
const names = Object.keys(
  userQuestions({
    groups: { everyone: none, finance: none, board: none },
    roles: { reader: none, lead: none },
    somebody: { id: none, email: '', name: '' },
  }),
)

describe('DESIGN 2.1 what a list throws away of what it reads is at most twenty rows for each it returns', () => {
  test.each(names)('UX-C1 users: %s', async (name) => {
    expect(await readInVain(listUsers, { directory: 'main', ...questions[name] })).toEqual([])
  })

  test.each(['', 'mo', 'lström', '@example'])('UX-C12 users to choose from: “%s”', async (search) => {
    expect(await readInVain(pickUsers, { directory: 'main', search })).toEqual([])
  })

  test.each([
    {},
    { sort: 'name' },
    { sort: '-name' },
    { sort: 'created' },
    { search: 'app' },
    { search: 'f' },
    { search: 'a5f' },
    { kind: 'native' },
    { status: 'disabled', sort: 'name' },
    { status: 'active', kind: 'web', sort: 'name' },
  ])('clients: %o', async (input) => {
    expect(await readInVain(listClients, { environment: 'production', ...input })).toEqual([])
  })

  test.each([
    {},
    { action: 'role.changed' },
    { result: 'failed' },
    { environment: 'staging' },
    { request: '01900005-0000-7000-8000-000000001000' },
    { actor: formatId('user', '01900003-0000-7000-8000-000000000007') },
    { target: formatId('user', '01900004-0000-7000-8000-000000000007') },
    { about: formatId('user', '01900004-0000-7000-8000-000000000007') },
    { sinceHours: 1 },
  ])('events: %o', async (input) => {
    expect(await readInVain(listTrail, input)).toEqual([])
  })

  test.each([{}, { search: 'crowd-f' }, { sort: '-name' }])('groups: %o', async (input) => {
    expect(await readInVain(listGroups, { directory: 'main', ...input })).toEqual([])
  })

  test.each([{}, { sort: 'added' }, { search: 'lström' }, { search: '@example' }])('members: %o', async (input) => {
    expect(await readInVain(listMembers, { directory: 'main', id: finance, ...input })).toEqual([])
  })
})
