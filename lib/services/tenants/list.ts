import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { findPlatform, tenantView } from './find.ts'

/** Every tenant of the installation, by name: for operators, who see that a tenant exists and nothing in it. */
export const listTenants = query({
  name: 'tenant.list',
  permission: 'platform:tenant:read',
  input: z.strictObject({ ...paging, status: z.enum(['active', 'suspended', 'deleting']).optional() }),
  target: (tx) => findPlatform(tx),
  read: (_tx, _target, { search, status, limit, cursor }) =>
    asPlatform(async (db) => {
      const after = readCursor(cursor)
      const matches = { contains: search, mode: 'insensitive' as const }
      const where = {
        status: status ?? { not: 'deleted' },
        ...(search === '' ? {} : { OR: [{ slug: matches }, { displayName: matches }] }),
      }
      const rows = await db.tenant.findMany({
        where: after === undefined ? where : { AND: [where, { slug: { gt: after.key } }] },
        orderBy: { slug: 'asc' },
        take: limit + 1,
      })
      const cut = page(rows, limit, await db.tenant.count({ where }), (row) => ({ key: row.slug, id: row.id }))
      return { ...cut, rows: cut.rows.map(tenantView) }
    }),
  example: () => ({}),
})
