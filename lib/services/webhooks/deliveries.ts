import { z } from 'zod'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { deliveryView } from './delivery-view.ts'
import { ofWebhook } from './fields.ts'
import { findWebhook } from './find.ts'

export const deliveryStatuses = ['queued', 'delivered', 'failed'] as const

/** What was sent to a webhook in the last two weeks, newest first, and what came of it. */
export const listWebhookDeliveries = query({
  name: 'webhook.deliveries',
  permission: 'webhook:read',
  input: z.strictObject({
    ...ofWebhook,
    limit: paging.limit,
    cursor: paging.cursor,
    status: z.enum(deliveryStatuses).optional(),
    sort: z.enum(['created', '-created']).default('-created'),
  }),
  target: (tx, input) => findWebhook(tx, input.id),
  async read(tx, webhook, { status, sort, limit, cursor }) {
    const after = readCursor(cursor)
    const down = sort === '-created'
    const where = { tenantId: tx.tenantId, webhookId: webhook.id, ...(status === undefined ? {} : { status }) }
    const rows = await tx.db.webhookDelivery.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: down ? { lt: after.id } : { gt: after.id } }) },
      omit: { responseBody: true },
      orderBy: { id: down ? 'desc' : 'asc' },
      take: limit + 1,
    })
    const cut = page(rows, limit, await tx.db.webhookDelivery.count({ where }), ({ id }) => ({ key: '', id }))
    return { ...cut, rows: cut.rows.map(deliveryView) }
  },
  example: (seed) => ({ id: seed.webhook.id }),
})
