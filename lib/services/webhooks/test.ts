import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { testType } from '#lib/webhooks/payload.ts'
import { ofWebhook } from './fields.ts'
import { queueMessages } from './queue.ts'
import { webhookVerb } from './webhook-verb.ts'

/** Sends a test event, signed like any other, at once and once. The answer names the delivery, which tells what came of it. */
export const testWebhook = webhookVerb({
  name: 'webhook.tested',
  input: z.strictObject(ofWebhook),
  async run(tx, webhook, _input, { now }) {
    const [id = ''] = await queueMessages(tx, webhook, [{ cause: 'test', action: testType, event: null }], now)
    const delivery = formatId('webhook_delivery', id)
    return { result: { delivery }, changes: [{ id: webhook.id, before: null, after: { delivery } }] }
  },
  example: (seed) => ({ id: seed.webhook.id }),
})
