import { z } from 'zod'
import { may } from '#lib/access/may.ts'
import { cut, paging } from '../paging.ts'
import { query } from '../query.ts'
import { webhookView } from './view.ts'

/** The webhooks of the tenant with their health, found by a part of their host or description. A tenant has twenty at most. */
export const listWebhooks = query({
  name: 'webhook.list',
  permission: 'webhook:read',
  input: z.strictObject({
    ...paging,
    status: z.enum(['active', 'paused']).optional(),
    sort: z.enum(['created', '-created', 'host', '-host']).default('host'),
  }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { search, status, sort, limit, cursor }, { actor }) {
    const { allowed } = await may(tx, actor, 'webhook:write')
    const rows = await tx.db.webhook.findMany({
      where: { tenantId: tx.tenantId, ...(status === undefined ? {} : { status }) },
      omit: { secret: true, previousSecret: true },
    })
    const wanted = search.toLowerCase()
    const hostOf = (row: { url: string }) => new URL(row.url).host
    const found = rows.filter((row) => hostOf(row).includes(wanted) || row.description.toLowerCase().includes(wanted))
    const keyOf = (row: (typeof rows)[number]) => (sort.endsWith('host') ? hostOf(row) : row.id)
    const page = cut(found, { cursor, limit, descending: sort.startsWith('-'), keyOf })
    return { ...page, rows: page.rows.map((row) => webhookView(row, allowed)) }
  },
  example: () => ({}),
})
