import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { findPlatform } from './find.ts'
import { matchingTenants } from './matching.ts'
import { tenantKey, tenantParts, tenantSorts } from './order.ts'

type Row = {
  id: string
  slug: string
  displayName: string
  status: string
  purgeAt: Date | null
  createdAt: Date
  createdKey: string
  users: number
  clients: number
  environments: number
  lastSignInAt: Date | null
  signInKey: string | null
}

/**
 * The tenants of the installation, by name, age, size or last sign-in: for operators, who see that a tenant exists and how
 * much a job counted in it, and nothing more. The search takes beginnings of words of slug and name.
 */
export const listTenants = query({
  name: 'tenant.list',
  permission: 'platform:tenant:read',
  input: z.strictObject({
    ...paging,
    status: z.enum(['active', 'suspended', 'deleting']).optional(),
    sort: z.enum(tenantSorts).default('name'),
  }),
  target: (tx) => findPlatform(tx),
  read: (_tx, _target, { search, status, sort, limit, cursor }) =>
    asPlatform(async (db) => {
      const after = readCursor(cursor)
      const where = Prisma.sql`${status === undefined ? Prisma.sql`t.status <> 'deleted'` : Prisma.sql`t.status = ${status}`}
        and ${matchingTenants(search)}`
      const rows: Row[] = []
      for (const part of tenantParts(sort, after)) {
        const room = limit + 1 - rows.length
        if (room > 0) rows.push(...(await rowsOf(db, Prisma.sql`${where} and ${part.where}`, part.order, room)))
      }
      const [counted] = await db.$queryRaw<{ total: number }[]>`
        select count(*)::int as total from tenants t where ${where}`
      const cut = page(rows, limit, counted?.total ?? 0, (row) => ({ key: tenantKey(sort, row), id: row.id }))
      return { ...cut, rows: cut.rows.map(shown) }
    }),
  example: () => ({}),
})

const rowsOf = (db: Prisma.TransactionClient, where: Prisma.Sql, order: Prisma.Sql, limit: number) =>
  db.$queryRaw<Row[]>`
    select t.id::text, t.slug, t.display_name as "displayName", t.status, t.purge_at as "purgeAt",
      t.created_at as "createdAt", (extract(epoch from t.created_at) * 1000000)::bigint::text as "createdKey",
      s.users, s.clients, s.environments, s.last_sign_in_at as "lastSignInAt",
      (extract(epoch from s.last_sign_in_at) * 1000000)::bigint::text as "signInKey"
    from tenants t
    join tenant_statistics s on s.tenant_id = t.id
    where ${where}
    order by ${order}
    limit ${limit}`

const shown = ({ id: _id, createdKey: _createdKey, signInKey: _signInKey, ...row }: Row) => row
