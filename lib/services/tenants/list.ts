import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { findPlatform, tenantView } from './find.ts'

/** Every tenant of the installation, by slug or age: for operators, who see that a tenant exists and nothing in it. */
export const listTenants = query({
  name: 'tenant.list',
  permission: 'platform:tenant:read',
  input: z.strictObject({
    ...paging,
    status: z.enum(['active', 'suspended', 'deleting']).optional(),
    sort: z.enum(['slug', '-slug', 'created', '-created']).default('slug'),
  }),
  target: (tx) => findPlatform(tx),
  read: (_tx, _target, { search, status, sort, limit, cursor }) =>
    asPlatform(async (db) => {
      const after = readCursor(cursor)
      const matches = { contains: search, mode: 'insensitive' as const }
      const where = {
        status: status ?? { not: 'deleted' },
        ...(search === '' ? {} : { OR: [{ slug: matches }, { displayName: matches }] }),
      }
      // Ids begin with the time at which they were made.
      const by = sort.endsWith('slug') ? 'slug' : 'id'
      const [way, than] = sort.startsWith('-') ? (['desc', 'lt'] as const) : (['asc', 'gt'] as const)
      const rows = await db.tenant.findMany({
        where:
          after === undefined ? where : { AND: [where, { [by]: { [than]: by === 'slug' ? after.key : after.id } }] },
        orderBy: { [by]: way },
        take: limit + 1,
      })
      const cut = page(rows, limit, await db.tenant.count({ where }), (row) => ({ key: row.slug, id: row.id }))
      return { ...cut, rows: cut.rows.map(tenantView) }
    }),
  example: () => ({}),
})
