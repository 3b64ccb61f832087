import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findDirectory } from '../directories/find.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { matching } from './matching.ts'
import { keyOf, partsOf } from './order.ts'

type Row = {
  id: string
  display_name: string
  status: string
  email: string | null
  verified: boolean
  last_sign_in_at: Date | null
  sign_in_key: string | null
  created_at: Date
}

/**
 * The people of a directory, by when they were made or last signed in. The search takes a name, an address, a phone number or an id;
 * what matches exactly and what begins so is found by an index, whatever the size of the directory (UX-C1 to C3).
 */
export const listUsers = query({
  name: 'user.list',
  permission: 'user:read',
  input: z.strictObject({
    ...paging,
    directory: z.string().max(bounds.text.slug),
    status: z.enum(['active', 'suspended']).optional(),
    sort: z.enum(['created', '-created', 'signIn', '-signIn']).default('-created'),
  }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async read(tx, directory, { search, status, sort, limit, cursor }) {
    const after = readCursor(cursor)
    const found = search === '' ? Prisma.empty : Prisma.sql`and ${matching(tx, directory.id, search)}`
    const where = Prisma.sql`u.tenant_id = ${tx.tenantId}::uuid and u.directory_id = ${directory.id}::uuid
      ${status === undefined ? Prisma.empty : Prisma.sql`and u.status = ${status}`} ${found}`
    const rows: Row[] = []
    for (const part of partsOf(sort, after)) {
      const room = limit + 1 - rows.length
      if (room > 0) rows.push(...(await rowsOf(tx, Prisma.sql`${where} ${part.where}`, part.order, room)))
    }
    const counted = await tx.db.$queryRaw<
      { total: number }[]
    >`select count(*)::int as total from users u where ${where}`
    const cut = page(rows, limit, counted[0]?.total ?? 0, (row) => ({ key: keyOf(sort, row), id: row.id }))
    return { ...cut, rows: cut.rows.map(shown) }
  },
  example: (seed) => ({ directory: seed.user.directory }),
})

const rowsOf = (tx: Tx, where: Prisma.Sql, order: Prisma.Sql, limit: number) => tx.db.$queryRaw<Row[]>`
  select u.id::text, u.display_name, u.status, i.value as email, i.verified_at is not null as verified,
    u.last_sign_in_at, (extract(epoch from u.last_sign_in_at) * 1000000)::bigint::text as sign_in_key, u.created_at
  from users u
  left join identifiers i on i.tenant_id = u.tenant_id and i.directory_id = u.directory_id and i.user_id = u.id
    and i.kind = 'email' and i.primary
  where ${where}
  order by ${order}
  limit ${limit}`

const shown = (row: Row) => ({
  id: formatId('user', row.id),
  displayName: row.display_name,
  status: row.status,
  email: row.email,
  verified: row.verified,
  lastSignInAt: row.last_sign_in_at,
  createdAt: row.created_at,
})
