import type { NoticeMessage } from 'pg-protocol/dist/messages.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { platformPool } from '#lib/db/pools.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { writeCursor } from '../paging.ts'
import { readingList } from '../paging-scope.ts'
import { listTenants } from './list.ts'
import { type TenantSort, tenantSorts } from './order.ts'

setTestMasterKey()

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}
type Logged = { 'Query Text': string; Plan: Node }

const many = 10_000
let logged: Logged[] = []
const actor = { kind: 'system', name: 'command line' } as const
const list = (input: object) => listTenants.call({ actor, tenant: 'platform', now: new Date() }, input)

const cursorAt = async (key: string, id: string) =>
  readingList((await platformTenant()).id, 'tenant.list', async () => writeCursor({ key, id }))

/** Ten thousand tenants: some share a name, some a size, half were never signed in to, few are suspended or going. */
const crowd = (database: TestDatabase) =>
  onServer(database.urls.admin, async (client) => {
    await client.query(
      `insert into tenants (id, slug, display_name, status, status_before, purge_at, created_at)
       select gen_random_uuid(), 'crowd-' || n, 'Crowd ' || (n / 2) || ' Works', s.status,
         case s.status when 'deleting' then 'active' end, case s.status when 'deleting' then now() + interval '7 days' end,
         now() - n * interval '1 minute'
       from generate_series(1, $1) n
       cross join lateral (select case when n % 2000 = 0 then 'deleting' when n % 1000 = 0 then 'suspended' else 'active' end) s(status)`,
      [many],
    )
    await client.query(
      `insert into tenant_statistics (tenant_id, users, groups, clients, environments, apis, roles, sessions, families,
         last_sign_in_at, counted_at)
       select id, length(slug) * 7 % 50, 0, 1, 2, 1, 1, 0, 0,
         case when right(slug, 1) in ('1', '3', '5', '7', '9') then created_at end, now()
       from tenants where slug like 'crowd-%'`,
    )
    await client.query('vacuum analyze tenants')
    await client.query('vacuum analyze tenant_statistics')
  })

const explainEverything = (database: TestDatabase) =>
  onServer(database.urls.admin, async (client) => {
    const settings = {
      session_preload_libraries: 'auto_explain',
      'auto_explain.log_min_duration': '0',
      'auto_explain.log_analyze': 'on',
      'auto_explain.log_format': 'json',
      client_min_messages: 'log',
    }
    for (const [name, value] of Object.entries(settings))
      await client.query(`alter role signet_platform in database ${database.name} set ${name} = '${value}'`)
  })

beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  await explainEverything(database)
  platformPool().on('connect', (client) => {
    client.on('notice', ({ message }: NoticeMessage) => {
      const [, plan] = message?.split(' plan:\n') ?? []
      if (plan !== undefined) logged.push(JSON.parse(plan) as Logged)
    })
  })
  await stockPool(4)
  await bootstrapPlatform('http://localhost:3000', new Date())
  await crowd(database)
  return () => database.close()
})

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** What the statement that reads the page (not the one that counts) met and threw away. */
async function scansOf(input: object) {
  logged = []
  await list(input)
  return logged
    .filter(({ 'Query Text': text }) => text.includes('join tenant_statistics'))
    .flatMap(({ Plan }) => nodesOf(Plan))
    .filter((node) => node['Relation Name'] !== undefined && /Scan/.test(node['Node Type']))
    .map((node) => ({
      table: node['Relation Name'],
      how: node['Node Type'],
      returned: node['Actual Rows'] * node['Actual Loops'],
      removed: (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'],
    }))
}

async function everyRow(input: { sort: TenantSort; search?: string }) {
  const rows: Awaited<ReturnType<typeof list>>['rows'] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({
      ...input,
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    })
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

describe('the list of ten thousand tenants', () => {
  test.each(tenantSorts)('UX-C1 by %s: an index is read in its order, and hardly a row in vain', async (sort) => {
    const first = await list({ sort })
    const far = await list({ sort, cursor: first.next ?? '' })
    expect(far.rows[0]?.slug).not.toBe(first.rows[0]?.slug)
    const scans = await scansOf({ sort, cursor: far.next ?? '' })
    expect(scans.length).toBeGreaterThan(0)
    expect(scans.filter(({ how }) => how === 'Seq Scan')).toEqual([])
    expect(scans.filter(({ removed, returned }) => removed > 20 * Math.max(returned, 1))).toEqual([])
    for (const { returned } of scans) expect(returned).toBeLessThan(500)
  })

  test.each([
    { search: 'crowd-777' },
    { search: 'Crowd 4999' },
    { status: 'suspended' },
    { status: 'deleting', sort: '-created' },
  ])('UX-C1 %j: what few match is found by an index', async (input) => {
    const page = await list(input)
    expect(page.rows.length).toBeGreaterThan(0)
    expect(page.total).toBeLessThan(60)
    const scans = await scansOf(input)
    expect(scans.filter(({ table, how }) => table === 'tenants' && how === 'Seq Scan')).toEqual([])
    expect(scans.filter(({ removed, returned }) => removed > 20 * Math.max(returned, 1))).toEqual([])
  })

  test.each(['users', '-signIn'] as const)('UX-C3 by %s every tenant comes once, in order', async (sort) => {
    const rows = await everyRow({ sort, search: 'crowd 49' })
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(rows.length)
    expect(rows.length).toBe((await list({ sort, search: 'crowd 49' })).total)
    const keys = rows.map(({ users, lastSignInAt }) => (sort === 'users' ? users : -(lastSignInAt?.getTime() ?? 0)))
    expect(keys).toEqual(keys.toSorted((a, b) => a - b))
  })

  test('S08 what no order wrote is refused, and signs of a query are letters like others', async () => {
    const id = '01890000-0000-7000-8000-000000000000'
    for (const [sort, key] of [
      ['users', 'many'],
      ['created', ''],
      ['-signIn', 'yesterday'],
    ])
      await expect(list({ sort, cursor: await cursorAt(key ?? '', id) })).rejects.toMatchObject({ code: 'invalid' })
    for (const search of ["'", "crowd':* | 'x", '!!!', '\\', "') or true --"])
      await expect(list({ search })).resolves.toBeDefined()
    expect((await list({ search: 'crowd | platform' })).rows).toEqual([])
  })
})
