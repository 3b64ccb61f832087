import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { type Crowd, crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { listUsers } from '../list.ts'
import { userSorts } from './orders.ts'

// So few are counted that three hundred people are many: every way to find a page is taken.
vi.mock('#lib/limits/bounds.ts', async (original) => {
  const { bounds } = await original<typeof import('#lib/limits/bounds.ts')>()
  return { bounds: { ...bounds, list: { ...bounds.list, countable: 40 } } }
})
setTestMasterKey()

const now = new Date()
let database: TestDatabase
let tenant: SeededTenant
let crowd: Crowd
let everybody: Person[]

/** What is true of somebody, read as the admin from the tables themselves and not from what triggers derive. */
type Person = {
  id: string
  name: string
  email: string | null
  status: string
  verified: boolean
  kinds: string[]
  groups: string[]
  roles: string[]
  department: string | null
  signed_in: Date | null
}

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(9)
  tenant = await seedTenant({ now })
  const place = { tenantId: tenant.id, directoryId: tenant.directories.main }
  crowd = await crowdOfPeople(database.urls.admin, place, 300)
  everybody = await onServer(database.urls.admin, async (client) => {
    const { rows } = await client.query<Person>(
      `select u.id, u.display_name as name, i.normalized as email, u.status, i.verified_at is not null as verified,
        u.last_sign_in_at as signed_in,
        array(select c.kind from credentials c where c.tenant_id = u.tenant_id and c.user_id = u.id) as kinds,
        array(select m.group_id::text from group_members m where m.tenant_id = u.tenant_id and m.user_id = u.id) as groups,
        array(select a.role_id::text from assignments a where a.tenant_id = u.tenant_id and a.user_id = u.id and a.role_id is not null) as roles,
        (select v.value #>> '{}' from user_attributes v where v.tenant_id = u.tenant_id and v.user_id = u.id and v.name = 'department') as department
      from users u
      left join identifiers i on i.tenant_id = u.tenant_id and i.user_id = u.id and i.kind = 'email' and i."primary"
      where u.tenant_id = $1 and u.directory_id = $2`,
      [place.tenantId, place.directoryId],
    )
    return rows
  })
  return () => database.close()
})

type Input = Record<string, unknown>
type Filter = { input: Input; meets: (person: Person) => boolean }

const days = (count: number): number => now.getTime() - count * 86_400_000
const reader = (): string => crowd.roles.reader
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
const isKnownBy = (text: string) => (person: Person) =>
  folded(person.name).includes(text) || (person.email ?? '').includes(text) || person.id === text

/** Each filter with what it means. */
const filters = (): Record<string, Filter[]> => ({
  status: ['active', 'suspended'].map((status) => ({ input: { status }, meets: (person) => person.status === status })),
  verified: (['yes', 'no'] as const).map((verified) => ({
    input: { verified },
    meets: (person) => person.verified === (verified === 'yes'),
  })),
  factors: [
    { input: { factors: ['totp'] }, meets: ({ kinds }) => kinds.includes('totp') },
    {
      input: { factors: ['passkey', 'totp'] },
      meets: ({ kinds }) => kinds.includes('totp') || kinds.includes('passkey'),
    },
    { input: { factors: ['none'] }, meets: ({ kinds }) => !kinds.includes('totp') && !kinds.includes('passkey') },
  ],
  signedIn: [
    { input: { signedIn: { never: true } }, meets: (person) => person.signed_in === null },
    { input: { signedIn: { within: 90 } }, meets: ({ signed_in: at }) => at !== null && at.getTime() >= days(90) },
    {
      input: { signedIn: { beyond: 200, orNever: true } },
      meets: ({ signed_in: at }) => at === null || at.getTime() < days(200),
    },
    {
      input: { signedIn: { within: 60, orNever: true } },
      meets: ({ signed_in: at }) => at === null || at.getTime() >= days(60),
    },
  ],
  group: Object.values(crowd.groups).map((group) => ({
    input: { group: formatId('group', group) },
    meets: (person) => person.groups.includes(group),
  })),
  role: [
    {
      input: { role: formatId('role', reader()) },
      meets: ({ roles, groups }) => roles.includes(reader()) || groups.includes(crowd.groups.finance),
    },
    { input: { role: formatId('role', reader()), roleWay: 'direct' }, meets: ({ roles }) => roles.includes(reader()) },
    { input: { role: 'auditor' }, meets: ({ groups }) => groups.includes(crowd.groups.everyone) },
  ],
  attribute: [
    { input: { attribute: { name: 'department', value: 'Sales' } }, meets: (person) => person.department === 'Sales' },
    { input: { attribute: { name: 'department' } }, meets: (person) => person.department === null },
  ],
  search: ['ber', 'example.test', 'strom', 'nobody at all'].map((search) => ({
    input: { search },
    meets: isKnownBy(search),
  })),
})

async function pages(input: Input): Promise<{ ids: string[]; total: number; exact: boolean }> {
  const { owner } = tenant
  const actor: Actor = {
    kind: 'user',
    tenantId: tenant.id,
    directoryId: owner.directoryId,
    userId: owner.id,
    name: 'Olive',
  }
  const ids: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listUsers.call(
      { actor, tenant: tenant.slug, now },
      { directory: 'main', limit: 40, ...input, ...(cursor === undefined ? {} : { cursor }) },
    )
    ids.push(...page.rows.map(({ id }) => parseId('user', id) ?? ''))
    if (page.next === null) return { ids, total: page.total, exact: page.exact }
    cursor = page.next
  }
}

describe('UX-C1 the list of people', () => {
  test('any search, filters and order together visit exactly those who meet them, once', async () => {
    const choices = Object.values(filters()).map((of) => fc.option(fc.constantFrom(...of), { nil: undefined, freq: 1 }))
    await fc.assert(
      fc.asyncProperty(fc.tuple(...choices), fc.constantFrom(...userSorts), async (chosen, sort) => {
        const set = chosen.filter((filter) => filter !== undefined)
        const input = Object.assign({ sort }, ...set.map((filter) => filter.input)) as Input
        const wanted = everybody.filter((person) => set.every(({ meets }) => meets(person))).map(({ id }) => id)
        const { ids, total, exact } = await pages(input)
        expect(ids.toSorted()).toEqual(wanted.toSorted())
        if (exact) expect(total).toBe(wanted.length)
      }),
      { numRuns: 60 },
    )
  })

  test.each(userSorts)('the order %s is the other one turned round', async (sort) => {
    const turned = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
    const { ids } = await pages({ sort })
    expect(ids).toHaveLength(everybody.length)
    expect((await pages({ sort: turned })).ids).toEqual(ids.toReversed())
  })

  test('UX-C2 whom a search names exactly comes first, whatever the order', async () => {
    const { email, id } = crowd.somebody
    for (const search of [email, email.toUpperCase(), formatId('user', id)])
      expect((await pages({ search, sort: '-name' })).ids[0]).toBe(id)
  })

  test('UX-C3 a list that is too long to count says about how long it is', async () => {
    expect(await pages({ sort: 'name' })).toMatchObject({ exact: false, total: 300 })
    const { total, exact } = await pages({ status: 'active' })
    expect([exact, total > 200 && total <= 300]).toEqual([false, true])
  })
})
