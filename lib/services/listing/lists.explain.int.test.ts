import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { crowdOfThings } from '#lib/testing/crowd-of-things.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedTenant } from '#lib/testing/seed-tenant.ts'
import { userQuestions } from '#lib/testing/user-questions.ts'
import { listClients } from '../clients/list.ts'
import { listGroups } from '../groups/list.ts'
import { listMembers } from '../groups/members.ts'
import { listInvitations } from '../invitations/list.ts'
import { listMails } from '../mail/list.ts'
import { pickGroups } from '../pick/groups.ts'
import { pickPermissions } from '../pick/permissions.ts'
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
  await crowdOfThings(admin, tenant)
  finance = formatId('group', crowd.groups.finance)
  questions = userQuestions(crowd)
  const { id: tenantId, owner } = tenant
  const actor: Actor = { kind: 'user', tenantId, directoryId: owner.directoryId, userId: owner.id, name: 'Olive' }
  ask = (query, input) => query.call({ actor, tenant: tenant.slug, now }, input)
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

  test.each([
    ['user_search', listUsers, { directory: 'main', search: 'lström' }],
    ['user_search', listUsers, { directory: 'main', search: 'qqqq' }],
    ['clients', listClients, { environment: 'production', search: 'app' }],
  ] as const)('%s are found by their letters alone, the tenth time as the first', async (table, query, input) => {
    // PostgreSQL plans a statement of a function anew five times, and may keep one plan for all then.
    for (let time = 1; time < 10; time++) await ask(query, input)
    const scans = (await scansOf(() => ask(query, input))).filter(({ query: text }) => /search_grams/.test(text))
    expect(scans.length).toBeGreaterThan(0)
    expect(scans.filter(({ index }) => index !== undefined).map(({ index }) => index)).toContain(`${table}_grams_idx`)
    expect(scans.filter(({ table: read, index }) => read !== table && index !== `${table}_grams_idx`)).toEqual([])
    expect(scans.every(({ how }) => how.startsWith('Bitmap'))).toBe(true)
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

  test.each([
    {},
    { sort: 'created' },
    { search: 'i17' },
    { status: 'pending' },
    { status: 'accepted' },
    { status: 'revoked' },
    { status: 'expired' },
    { status: 'pending', sort: 'created' },
  ])('invitations: %o', async (input) => {
    expect(await readInVain(listInvitations, { directory: 'main', ...input })).toEqual([])
  })

  test.each([
    {},
    { kind: 'test' },
    { status: 'failed' },
    { kind: 'test', status: 'failed' },
    { kind: 'test', sort: 'created' },
  ])('mails: %o', async (input) => {
    expect(await readInVain(listMails, input)).toEqual([])
  })

  test.each(['', 'team-17', 'Team f', 'nothing'])('UX-C12 groups to choose from: “%s”', async (search) => {
    expect(await readInVain(pickGroups, { directory: 'main', search })).toEqual([])
  })

  test.each(['', 'a0', 'nothing'])('UX-C12 permissions to choose from: “%s”', async (search) => {
    expect(await readInVain(pickPermissions, { search })).toEqual([])
  })
})
