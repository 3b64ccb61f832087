import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { ofWebhook, webhookFields } from './fields.ts'
import { told } from './told.ts'
import { webhookVerb } from './webhook-verb.ts'

/** Changes where a webhook goes, what it is for and which events it asks for, from the next event on. It is tried anew at once. */
export const changeWebhook = webhookVerb({
  name: 'webhook.changed',
  sendsTrail: true,
  input: z.strictObject({
    ...ofWebhook,
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
    ...webhookFields,
  }),
  async run(tx, webhook, { id: _, version, updatedAt, ...after }, { now }) {
    await ifUnmoved(tx, webhook, { version, updatedAt }, 'This webhook was')
    const { id, url, description, events } = webhook
    await tx.db.webhook.updateMany({
      where: { tenantId: tx.tenantId, id },
      data: { ...after, nextAttemptAt: null, version: { increment: 1 }, updatedAt: now },
    })
    return { result: {}, changes: [{ id, before: told({ url, description, events }), after: told(after) }] }
  },
  example: (seed) => ({
    id: seed.webhook.id,
    url: 'https://hooks.example.com/changed',
    description: `For ${seed.unique()}`,
    events: ['role.*'],
  }),
})
