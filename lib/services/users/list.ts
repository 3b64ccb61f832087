import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findDirectory } from '../directories/find.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { matching } from './matching.ts'

type Row = {
  id: string
  display_name: string
  status: string
  email: string | null
  verified: boolean
  last_sign_in_at: Date | null
  created_at: Date
}

/**
 * The people of a directory, newest first or oldest first. The search takes a name, an address, a phone number or an id;
 * what matches exactly and what begins so is found by an index, whatever the size of the directory (UX-C1 to C3).
 */
export const listUsers = query({
  name: 'user.list',
  permission: 'user:read',
  input: z.strictObject({
    ...paging,
    directory: z.string().max(bounds.text.slug),
    status: z.enum(['active', 'suspended']).optional(),
    sort: z.enum(['created', '-created']).default('-created'),
  }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async read(tx, directory, { search, status, sort, limit, cursor }) {
    const after = readCursor(cursor)
    const found = search === '' ? Prisma.empty : Prisma.sql`and ${matching(tx, directory.id, search)}`
    const where = Prisma.sql`u.tenant_id = ${tx.tenantId}::uuid and u.directory_id = ${directory.id}::uuid
      ${status === undefined ? Prisma.empty : Prisma.sql`and u.status = ${status}`} ${found}`
    const newest = sort === '-created'
    const beyond =
      after === undefined
        ? Prisma.empty
        : newest
          ? Prisma.sql`and u.id < ${after.id}::uuid`
          : Prisma.sql`and u.id > ${after.id}::uuid`
    const rows = await tx.db.$queryRaw<Row[]>`
      select u.id::text, u.display_name, u.status, i.value as email, i.verified_at is not null as verified,
        u.last_sign_in_at, u.created_at
      from users u
      left join identifiers i on i.tenant_id = u.tenant_id and i.directory_id = u.directory_id and i.user_id = u.id
        and i.kind = 'email' and i.primary
      where ${where} ${beyond}
      order by u.id ${newest ? Prisma.sql`desc` : Prisma.sql`asc`}
      limit ${limit + 1}`
    const counted = await tx.db.$queryRaw<
      { total: number }[]
    >`select count(*)::int as total from users u where ${where}`
    const cut = page(rows, limit, counted[0]?.total ?? 0, (row) => ({ key: '', id: row.id }))
    return { ...cut, rows: cut.rows.map(shown) }
  },
  example: (seed) => ({ directory: seed.user.directory }),
})

const shown = (row: Row) => ({
  id: formatId('user', row.id),
  displayName: row.display_name,
  status: row.status,
  email: row.email,
  verified: row.verified,
  lastSignInAt: row.last_sign_in_at,
  createdAt: row.created_at,
})
