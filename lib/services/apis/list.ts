import { z } from 'zod'
import { managementAudience } from '#lib/access/permissions.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { cut, paging } from '../paging.ts'
import { query } from '../query.ts'

/** The APIs of the tenant, found by a part of their name or identifier. */
export const listApis = query({
  name: 'api.list',
  permission: 'api:read',
  input: z.strictObject({ ...paging, sort: z.enum(['name', '-name', 'created', '-created']).default('name') }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { search, sort, limit, cursor }) {
    const rows = await tx.db.api.findMany({
      where: { tenantId: tx.tenantId },
      select: {
        id: true,
        identifier: true,
        name: true,
        tokenFormat: true,
        tokenLifetimeSeconds: true,
        tokenSigningAlg: true,
        createdAt: true,
        _count: { select: { permissions: true } },
      },
    })
    // A tenant has 200 APIs at most: matching here keeps what isn't leakproof out of SQL.
    const wanted = search.toLowerCase()
    const found = rows.filter(
      ({ name, identifier }) => name.toLowerCase().includes(wanted) || identifier.toLowerCase().includes(wanted),
    )
    const keyOf = (row: (typeof rows)[number]) => (sort.endsWith('name') ? row.name.toLowerCase() : row.id)
    const page = cut(found, { cursor, limit, descending: sort.startsWith('-'), keyOf })
    return {
      ...page,
      rows: page.rows.map(({ _count, ...row }) => ({
        ...row,
        id: formatId('api', row.id),
        permissions: _count.permissions,
        builtIn: row.identifier === managementAudience,
      })),
    }
  },
  example: () => ({}),
})
