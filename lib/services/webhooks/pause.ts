import { z } from 'zod'
import { ofWebhook } from './fields.ts'
import { webhookVerb } from './webhook-verb.ts'

/** Pauses a webhook: nothing is sent until it is resumed, and its place in the trail is kept. A paused one stays so. */
export const pauseWebhook = webhookVerb({
  name: 'webhook.paused',
  input: z.strictObject(ofWebhook),
  async run(tx, { id, status }, _input, { now }) {
    if (status === 'paused') return { result: {}, changes: [] }
    await tx.db.webhook.updateMany({
      where: { tenantId: tx.tenantId, id },
      data: { status: 'paused', pauseReason: 'asked', pausedAt: now, version: { increment: 1 }, updatedAt: now },
    })
    return { result: {}, changes: [{ id, before: { status }, after: { status: 'paused' } }] }
  },
  example: (seed) => ({ id: seed.spareWebhook.id }),
})
