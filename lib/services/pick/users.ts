import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { turnPage } from '../listing/turn-page.ts'
import { query } from '../query.ts'
import { userOrder } from '../users/listing/orders.ts'
import { type People, peopleOf, theirs } from '../users/listing/people.ts'
import { exactly, searchCondition } from '../users/listing/search-condition.ts'
import { pickedDirectory } from './directory.ts'
import { type PickRow, pickInput, storedIds } from './pick.ts'

type Row = { id: string; display_name: string; email: string | null }

/** People to choose from, found as the list of people finds them: whom a search names exactly, then by name. */
export const pickUsers = query({
  name: 'user.pick',
  permission: 'user:read',
  input: pickInput,
  target: (tx, input) => pickedDirectory(tx, input),
  async read(tx, directory, { search, ids }): Promise<PickRow[]> {
    const people = peopleOf(tx, directory.id)
    const wanted = ids === undefined ? await found(tx, people, search) : storedIds(ids, (text) => parseId('user', text))
    const rows = await tx.db.$queryRaw<Row[]>`
      select r.id::text, r.display_name, i.value as email
      from unnest(${wanted}::uuid[]) with ordinality w (id, n)
      join users r on ${theirs(people, 'r')} and r.id = w.id
      left join identifiers i on ${theirs(people, 'i')} and i.user_id = r.id and i.kind = 'email' and i."primary"
      order by w.n
      limit ${bounds.pick.rows}`
    return rows.map((row) => ({ id: formatId('user', row.id), label: row.display_name, hint: row.email ?? '' }))
  },
  example: ({ user }) => ({ directory: user.directory, search: 'a' }),
})

async function found(tx: Tx, people: People, search: string): Promise<string[]> {
  const whose = theirs(people, 'r')
  const { places } = await turnPage(tx, {
    ...{ from: Prisma.sql`users r`, scope: whose, cursor: undefined, limit: bounds.pick.rows, counted: 0 },
    conditions: search === '' ? [] : [await searchCondition(tx, people, search)],
    order: userOrder(search === '' ? '-created' : 'name'),
    sample: Prisma.sql`select * from users r where ${whose} order by r.sub`,
  })
  const named = search === '' ? [] : await exactly(tx, people, search)
  return [...new Set([...named, ...places.map(({ id }) => id)])]
}
