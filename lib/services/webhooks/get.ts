import { z } from 'zod'
import { may } from '#lib/access/may.ts'
import { query } from '../query.ts'
import { ofWebhook } from './fields.ts'
import { findWebhook } from './find.ts'
import { readsTrail } from './reads-trail.ts'
import { webhookView } from './view.ts'

/** One webhook: where it goes, how it fares, how many messages wait beside the trail's order, and which secrets sign. */
export const getWebhook = query({
  name: 'webhook.get',
  permission: 'webhook:read',
  input: z.strictObject(ofWebhook),
  target: (tx, input) => findWebhook(tx, input.id),
  async read(tx, row, _input, { actor, now }) {
    const { allowed } = await may(tx, actor, 'webhook:write')
    const where = { tenantId: tx.tenantId, webhookId: row.id, status: 'queued', cause: { not: 'event' } }
    const holds = row.previousEndsAt !== null && row.previousEndsAt > now
    return {
      webhook: webhookView(row, allowed),
      version: row.version.toString(),
      queued: await tx.db.webhookDelivery.count({ where }),
      secrets: [
        { hint: row.secretHint, createdAt: row.secretCreatedAt, endsAt: null },
        ...(holds ? [{ hint: row.previousHint ?? '', createdAt: null, endsAt: row.previousEndsAt }] : []),
      ],
      /** Whether the visitor may decide where the trail goes: writing webhooks and reading the trail. */
      maySend: allowed && (await readsTrail(tx, actor)),
    }
  },
  example: (seed) => ({ id: seed.webhook.id }),
})
