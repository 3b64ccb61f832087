import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { ofDirectory, pickedDirectory } from '../directories/picked.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { groupKey, groupOrder, groupSorts } from './order.ts'

type Row = {
  id: string
  slug: string
  display_name: string
  description: string
  name_key: string
  member_count: number
  roles: number
  created_at: Date
}

/**
 * The groups of a directory, by name, size or age. The search takes an id, a slug, or the beginning of a name in any case; it is
 * found by an index, as is each page in each order.
 */
export const listGroups = query({
  name: 'group.list',
  permission: 'group:read',
  input: z.strictObject({
    ...paging,
    ...ofDirectory,
    sort: z.enum(groupSorts).default('name'),
  }),
  target: pickedDirectory,
  async read(tx, directory, { search, sort, limit, cursor }) {
    const { where: beyond, order } = groupOrder(sort, readCursor(cursor))
    const where = Prisma.sql`g.tenant_id = ${tx.tenantId}::uuid and g.directory_id = ${directory.id}::uuid
      ${search === '' ? Prisma.empty : Prisma.sql`and ${matching(search)}`}`
    const rows = await tx.db.$queryRaw<Row[]>`
      select g.id::text, g.slug, g.display_name, g.description, g.name_key, g.member_count, g.created_at,
        (select count(*)::int from assignments a where a.tenant_id = g.tenant_id
          and a.group_directory_id = g.directory_id and a.group_id = g.id) as roles
      from groups g where ${where} ${beyond} order by ${order} limit ${limit + 1}`
    const counted = await tx.db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from groups g where ${where}`
    const cut = page(rows, limit, counted[0]?.total ?? 0, (row) => ({ key: groupKey(sort, row), id: row.id }))
    return { ...cut, rows: cut.rows.map(shown) }
  },
  example: (seed) => ({ directory: seed.group.directory }),
})

function matching(search: string): Prisma.Sql {
  const id = parseId('group', search)
  if (id !== undefined) return Prisma.sql`g.id = ${id}::uuid`
  const typed = search.normalize('NFC').toLowerCase()
  return Prisma.sql`(g.slug = ${typed} or
    g.name_key collate "C" >= ${typed} and g.name_key collate "C" < ${`${typed}\u{10ffff}`})`
}

const shown = (row: Row) => ({
  id: formatId('group', row.id),
  slug: row.slug,
  displayName: row.display_name,
  description: row.description,
  members: row.member_count,
  roles: row.roles,
  createdAt: row.created_at,
})
