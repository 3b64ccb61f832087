import { z } from 'zod'
import { typed } from '../typed.ts'
import { ofWebhook } from './fields.ts'
import { told } from './told.ts'
import { webhookVerb } from './webhook-verb.ts'

/** Deletes a webhook with its secrets and its log. The host of its address is typed to confirm. */
export const deleteWebhook = webhookVerb({
  name: 'webhook.deleted',
  input: z.strictObject({ ...ofWebhook, confirm: z.string().max(300) }),
  async run(tx, { id, url, description, events }, { confirm }) {
    typed(confirm, new URL(url).host)
    await tx.db.webhook.deleteMany({ where: { tenantId: tx.tenantId, id } })
    return { result: {}, changes: [{ id, before: told({ url, description, events }), after: null }] }
  },
  example: (seed) => ({ id: seed.doomedWebhook.id, confirm: seed.doomedWebhook.host }),
})
