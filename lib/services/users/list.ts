import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ofDirectory, pickedDirectory } from '../directories/picked.ts'
import type { Condition } from '../listing/condition.ts'
import { turnPage } from '../listing/turn-page.ts'
import { type Page, paging } from '../paging.ts'
import { query } from '../query.ts'
import { conditionsOf, userFilters } from './listing/filters.ts'
import { userOrder, userSorts } from './listing/orders.ts'
import { type People, peopleOf, theirs } from './listing/people.ts'
import { type ListedUser, readUsers } from './listing/rows.ts'
import { exactly, searchCondition } from './listing/search-condition.ts'

/**
 * The people of a directory: searched, filtered and sorted in the database, in any combination, a page at a time
 * (UX-C1 to C4). Whom a search names exactly comes first.
 */
export const listUsers = query({
  name: 'user.list',
  permission: 'user:read',
  input: z.strictObject({
    ...paging,
    ...userFilters,
    ...ofDirectory,
    sort: z.enum(userSorts).default('-created'),
  }),
  target: pickedDirectory,
  async read(tx, directory, { search, sort, limit, cursor, ...asked }, { now }): Promise<Page<ListedUser>> {
    const people = peopleOf(tx, directory.id)
    const filters = await conditionsOf(tx, people, asked, now)
    const named = search === '' ? [] : await exactly(tx, people, search)
    const first = named.length === 0 ? [] : await whoMeets(tx, people, named, filters)
    const conditions = search === '' ? filters : [...filters, await searchCondition(tx, people, search)]
    const whose = theirs(people, 'r')
    const scope = first.length === 0 ? whose : Prisma.sql`${whose} and r.id <> all (${first}::uuid[])`
    const { places, size, next, previous } = await turnPage(tx, {
      ...{ from: Prisma.sql`users r`, scope, conditions, order: userOrder(sort), limit, cursor },
      sample: Prisma.sql`select * from users r where ${whose} order by r.sub`,
      counted: directory.userCount,
    })
    const ids = [...(cursor === undefined ? first : []), ...places.map(({ id }) => id)]
    const rows = await readUsers(tx, people, ids)
    return { rows, total: size.count + first.length, exact: size.exact, next, previous }
  },
  example: (seed) => ({ directory: seed.user.directory }),
})

async function whoMeets(tx: Tx, people: People, ids: readonly string[], conditions: readonly Condition[]) {
  const tests = conditions.map(({ test }) => test)
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select r.id::text from users r
    where ${Prisma.join([theirs(people, 'r'), Prisma.sql`r.id = any (${ids}::uuid[])`, ...tests], ' and ')}
    order by r.id`
  return rows.map(({ id }) => id)
}
