import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { ofWebhook } from './fields.ts'
import { findDelivery } from './find-delivery.ts'
import { queueMessages, tryNow } from './queue.ts'
import { webhookVerb } from './webhook-verb.ts'

/**
 * Sends what a delivery sent once more, at once, under the same message id. What still waits for its turn is tried now instead
 * of later.
 */
export const retryWebhookDelivery = webhookVerb({
  name: 'webhook.retried',
  sendsTrail: true,
  input: z.strictObject({ ...ofWebhook, delivery: z.string().max(40) }),
  async run(tx, webhook, input, { now }) {
    const found = await findDelivery(tx, webhook.id, input.delivery)
    if (found === undefined) throw notFound()
    const { status, action, eventId, eventAt } = found
    const event = eventId === null || eventAt === null ? null : { id: eventId, at: eventAt }
    const told = { delivery: input.delivery, action, event: event === null ? null : formatId('event', event.id) }
    const changes = [{ id: webhook.id, before: null, after: told }]
    if (status === 'queued') {
      await tryNow(tx, webhook.id)
      return { result: { delivery: input.delivery }, changes }
    }
    const [id = ''] = await queueMessages(
      tx,
      webhook,
      [{ cause: event === null ? 'test' : 'retry', action, event }],
      now,
    )
    return { result: { delivery: formatId('webhook_delivery', id) }, changes }
  },
  example: (seed) => ({ id: seed.webhook.id, delivery: seed.delivery.id }),
})
