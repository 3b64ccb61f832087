import { z } from 'zod'
import { contentOf } from '#lib/webhooks/next-message.ts'
import { testPayload } from '#lib/webhooks/payload.ts'
import { query } from '../query.ts'
import { deliveryView } from './delivery-view.ts'
import { ofWebhook } from './fields.ts'
import { findWebhook } from './find.ts'
import { findDelivery } from './find-delivery.ts'
import { readsTrail } from './reads-trail.ts'

/**
 * One delivery: what was sent and what was answered. Both tell of the trail, so they are shown to who may read that. What was
 * sent is made anew from the trail: who has been erased since is not in it.
 */
export const getWebhookDelivery = query({
  name: 'webhook.delivery',
  permission: 'webhook:read',
  input: z.strictObject({ ...ofWebhook, delivery: z.string().max(40) }),
  async target(tx, input) {
    const webhook = await findWebhook(tx, input.id)
    const row = webhook === undefined ? undefined : await findDelivery(tx, webhook.id, input.delivery)
    return row === undefined ? undefined : { environmentId: null, row }
  },
  async read(tx, { row }, _input, { actor }) {
    const { eventId, eventAt } = row
    const body =
      eventId === null || eventAt === null
        ? JSON.stringify(testPayload(row.id, row.webhookId, row.createdAt))
        : (await contentOf(tx, { id: eventId, at: eventAt }))?.body
    const mayRead = await readsTrail(tx, actor)
    return {
      delivery: deliveryView(row),
      mayRead,
      request: mayRead ? (body ?? null) : null,
      response: mayRead ? row.responseBody : null,
    }
  },
  example: (seed) => ({ id: seed.webhook.id, delivery: seed.delivery.id }),
})
