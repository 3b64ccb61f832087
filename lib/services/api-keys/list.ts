import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { apiKeyView } from './view.ts'

/** The keys of the management API, the newest first: what each may do, for whom it acts, when it was used and when it ends. */
export const listApiKeys = query({
  name: 'api_key.list',
  permission: 'api_key:read',
  input: z.strictObject({ limit: paging.limit, cursor: paging.cursor }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { limit, cursor }) {
    const after = readCursor(cursor)
    const where = { tenantId: tx.tenantId }
    const rows = await tx.db.apiKey.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: { lt: after.id } }) },
      include: { environment: { select: { slug: true } }, user: { select: { displayName: true } } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    })
    const cut = page(rows, limit, await tx.db.apiKey.count({ where }), ({ id }) => ({ key: '', id }))
    const keys = cut.rows.map((row) => ({
      ...apiKeyView(row),
      actsFor: { id: formatId('user', row.userId), name: row.user.displayName },
    }))
    // There is no order turned round to read backwards in.
    return { ...cut, previous: null, rows: keys }
  },
  example: () => ({}),
})
