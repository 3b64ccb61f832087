import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { beginAt, presentMoment } from '#lib/webhooks/position.ts'
import { hintOf, newSecret, sealSecret } from '#lib/webhooks/secret.ts'
import { verb } from '../verb.ts'
import { webhookFields } from './fields.ts'
import { refuseUnlessReadsTrail } from './reads-trail.ts'
import { told } from './told.ts'

/**
 * Creates a webhook: from its own creation on, each event of the trail that it asks for is sent to its address. The secret that
 * signs what is sent is in the answer and nowhere else.
 */
export const createWebhook = verb({
  name: 'webhook.created',
  permission: 'webhook:write',
  input: z.strictObject(webhookFields),
  target: async () => ({ environmentId: null }),
  async run(tx, _target, input, { actor, now }) {
    await refuseUnlessReadsTrail(tx, actor)
    const moment = await presentMoment(tx)
    // Two at a time would both find room for the last.
    await lockAccess(tx)
    const { tenantId } = tx
    if ((await tx.db.webhook.count({ where: { tenantId } })) >= bounds.webhook.perTenant)
      throw new ServiceError('conflict', `A tenant has at most ${bounds.webhook.perTenant} webhooks.`)
    const id = newId(now)
    const secret = newSecret()
    await tx.db.webhook.createMany({
      data: [
        {
          ...input,
          tenantId,
          id,
          secret: await sealSecret(tx, id, 'secret', secret),
          secretHint: hintOf(secret),
          secretCreatedAt: now,
          createdBy: userIdOf(actor) ?? null,
          createdAt: now,
          updatedAt: now,
        },
      ],
    })
    await beginAt(tx, id, moment)
    return {
      result: { id: formatId('webhook', id), secret },
      changes: [{ id, before: null, after: told(input) }],
    }
  },
  example: (seed) => ({ url: `https://hooks.example.com/${seed.unique()}`, events: ['client.*', 'user.deleted'] }),
})
