import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Condition } from '../listing/condition.ts'
import { momentKey } from '../listing/order.ts'
import { turnPage } from '../listing/turn-page.ts'
import { paging } from '../paging.ts'
import { query } from '../query.ts'
import { type People, peopleOf, theirs } from '../users/listing/people.ts'
import { searchCondition } from '../users/listing/search-condition.ts'
import { findGroup } from './find.ts'
import { ofGroup } from './group-verb.ts'

type Row = {
  id: string
  display_name: string
  status: string
  email: string | null
  added_at: Date
  added_by: string | null
}

const added = momentKey(Prisma.sql`r.created_at`)

/** The members of a group by when they were added, searched as people are. */
export const listMembers = query({
  name: 'group.members',
  permission: 'group:read',
  input: z.strictObject({ ...ofGroup, ...paging, sort: z.enum(['added', '-added']).default('-added') }),
  target: (tx, input) => findGroup(tx, input.directory, input.id),
  async read(tx, group, { search, sort, limit, cursor }) {
    const people = peopleOf(tx, group.directoryId)
    const from = Prisma.sql`(
      select m.user_id as id, m.tenant_id, m.directory_id, m.group_id, m.created_at, u.name_key
      from group_members m join users u on ${theirs(people, 'u')} and u.id = m.user_id) r`
    const scope = Prisma.sql`${theirs(people, 'r')} and r.group_id = ${group.id}::uuid`
    const { places, size, next, previous } = await turnPage(tx, {
      ...{ from, scope, limit, cursor },
      conditions: search === '' ? [] : [isMember(people, group.id), await searchCondition(tx, people, search)],
      order: { key: added, isDescending: sort === '-added' },
      ...{
        sample: Prisma.sql`select * from ${from} where ${scope} order by r.id`,
        counted: group.memberCount,
        isExact: true,
      },
    })
    const rows = await readMembers(
      tx,
      people,
      group.id,
      places.map(({ id }) => id),
    )
    return { rows, total: size.count, exact: size.exact, next, previous }
  },
  example: (seed) => seed.group,
})

/** That somebody is in the group at all, so that those whom a search finds are not looked up one by one to be told apart. */
const isMember = (people: People, groupId: string): Condition => ({
  source: Prisma.sql`select m.user_id as id from group_members m where ${theirs(people, 'm')} and m.group_id = ${groupId}::uuid`,
  test: Prisma.sql`true`,
})

async function readMembers(tx: Tx, people: People, groupId: string, ids: readonly string[]) {
  const rows = await tx.db.$queryRaw<Row[]>`
    select u.id::text, u.display_name, u.status, i.value as email, m.created_at as added_at,
      (select b.display_name from users b where ${theirs(people, 'b')} and b.id = m.added_by) as added_by
    from unnest(${ids}::uuid[]) with ordinality w (id, n)
    join group_members m on ${theirs(people, 'm')} and m.group_id = ${groupId}::uuid and m.user_id = w.id
    join users u on ${theirs(people, 'u')} and u.id = w.id
    left join identifiers i on ${theirs(people, 'i')} and i.user_id = w.id and i.kind = 'email' and i."primary"
    order by w.n`
  return rows.map((row) => ({
    id: formatId('user', row.id),
    displayName: row.display_name,
    status: row.status,
    email: row.email,
    addedAt: row.added_at,
    addedBy: row.added_by,
  }))
}
