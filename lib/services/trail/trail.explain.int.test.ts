import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { crowdOfEvents } from '#lib/testing/crowd-of-events.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { getOverview } from '../overview/get.ts'
import type { Query } from '../query.ts'
import { listTrail } from './list.ts'
import { listTokenEvents } from './list-tokens.ts'

setTestMasterKey()

const now = new Date()
/** A third of everything failed: no plan can hide behind how few rows there are. */
const oneIn = { failed: 3, actor: 4, target: 5 }

let scansOf: Awaited<ReturnType<typeof explainEverything>>
let ask: (query: Query, input: object) => Promise<unknown>
let common: Awaited<ReturnType<typeof crowdOfEvents>>

beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  await stockPool(6)
  const tenant = await seedTenant({ now })
  common = await crowdOfEvents(database.urls.admin, tenant, { events: 12_000, tokens: 12_000, days: 1, oneIn })
  const { id: tenantId, owner } = tenant
  const actor: Actor = { kind: 'user', tenantId, directoryId: owner.directoryId, userId: owner.id, name: 'Olive' }
  ask = (query, input) => query.call({ actor, tenant: tenant.slug, now }, input)
  return () => database.close()
})

/** Asked once before, so that what is asked but once in a process (who owns the tenant's slug) is not counted. */
async function readInVain(query: Query, input: object) {
  await ask(query, input)
  const scans = await scansOf(() => ask(query, input))
  expect(scans.length).toBeGreaterThan(0)
  return inVain(scans)
}

type Name = keyof typeof common
const names: readonly Name[] = ['action', 'result', 'environment', 'reason', 'actor', 'target', 'client', 'ip']
const singles = names.map((name) => [name])
const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]))
const triples = names.map((a, i) => [a, names[(i + 2) % 8] ?? a, names[(i + 5) % 8] ?? a])

describe('DESIGN 2.1 what the trail throws away of what it reads is at most twenty rows for each it returns', () => {
  test.each([...singles, ...pairs, ...triples, names].map((by) => ({ by })))(
    'by what many events have, and seldom or never together: $by',
    async ({ by }) => {
      expect(await readInVain(listTrail, Object.fromEntries(by.map((name) => [name, common[name]])))).toEqual([])
    },
  )

  test.each([
    {},
    { sort: 'at' },
    { action: 'role.changed' },
    { action: 'role.changed', sinceHours: 1 },
    { environment: 'production', action: 'role.changed' },
    { environment: 'production', sort: 'at', sinceHours: 5 },
    { request: '01900005-0000-7000-8000-000000001000' },
    { sinceHours: 1 },
  ])('events: %o', async (input) => {
    expect(await readInVain(listTrail, input)).toEqual([])
  })

  test('what was done to somebody, and what they did', async () => {
    expect(await readInVain(listTrail, { about: common.target })).toEqual([])
  })

  test.each([[], ['kind'], ['client'], ['user'], ['user', 'kind'], ['client', 'kind'], ['client', 'user']])(
    'what was issued, by %s %s',
    async (...by) => {
      const values: Record<string, string> = { kind: 'code_issued', client: common.client, user: common.actor }
      const input = Object.fromEntries(by.map((name) => [name, values[name]]))
      expect(await readInVain(listTokenEvents, { environment: 'production', ...input })).toEqual([])
    },
  )

  test.each(['24h', '7d', '30d'])('the numbers of the overview over %s', async (range) => {
    expect(await readInVain(getOverview, { environment: 'production', range })).toEqual([])
  })
})
