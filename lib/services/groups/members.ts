import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { matching } from '../users/matching.ts'
import { findGroup } from './find.ts'
import { ofGroup } from './group-verb.ts'

type Row = {
  id: string
  display_name: string
  status: string
  email: string | null
  added_at: Date
  added_key: string
  added_by: string | null
}

/** The members of a group by when they were added, searched as people are. */
export const listMembers = query({
  name: 'group.members',
  permission: 'group:read',
  input: z.strictObject({ ...ofGroup, ...paging, sort: z.enum(['added', '-added']).default('-added') }),
  target: (tx, input) => findGroup(tx, input.directory, input.id),
  async read(tx, group, { search, sort, limit, cursor }) {
    const down = sort === '-added'
    const way = down ? Prisma.sql`desc` : Prisma.sql`asc`
    const after = readCursor(cursor)
    if (after !== undefined && !/^\d{1,16}$/.test(after.key)) throw unknownPage()
    const beyond =
      after === undefined
        ? Prisma.empty
        : Prisma.sql`and (m.created_at, m.user_id) ${down ? Prisma.sql`<` : Prisma.sql`>`}
            (timestamptz 'epoch' + ${after.key}::bigint * interval '1 microsecond', ${after.id}::uuid)`
    const found = search === '' ? Prisma.empty : Prisma.sql`and ${matching(tx, group.directoryId, search)}`
    const where = Prisma.sql`m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = ${group.directoryId}::uuid
      and m.group_id = ${group.id}::uuid ${found}`
    const people = Prisma.sql`group_members m
      join users u on u.tenant_id = m.tenant_id and u.directory_id = m.directory_id and u.id = m.user_id`
    const rows = await tx.db.$queryRaw<Row[]>`
      select u.id::text, u.display_name, u.status, i.value as email, m.created_at as added_at,
        (extract(epoch from m.created_at) * 1000000)::bigint::text as added_key,
        (select b.display_name from users b
          where b.tenant_id = m.tenant_id and b.directory_id = m.directory_id and b.id = m.added_by) as added_by
      from ${people}
      left join identifiers i on i.tenant_id = u.tenant_id and i.directory_id = u.directory_id and i.user_id = u.id
        and i.kind = 'email' and i.primary
      where ${where} ${beyond} order by m.created_at ${way}, m.user_id ${way} limit ${limit + 1}`
    const total =
      search === ''
        ? group.memberCount
        : await count(tx.db.$queryRaw`select count(*)::int as total from ${people} where ${where}`)
    const cut = page(rows, limit, total, (row) => ({ key: row.added_key, id: row.id }))
    return { ...cut, rows: cut.rows.map(shown) }
  },
  example: (seed) => seed.group,
})

const count = async (question: Promise<unknown>): Promise<number> =>
  ((await question) as { total: number }[])[0]?.total ?? 0

const shown = (row: Row) => ({
  id: formatId('user', row.id),
  displayName: row.display_name,
  status: row.status,
  email: row.email,
  addedAt: row.added_at,
  addedBy: row.added_by,
})

const unknownPage = (): ServiceError =>
  new ServiceError('invalid', 'That page of the list is not known. Start from the first.', {
    fields: { cursor: 'is not a page of this list' },
  })
