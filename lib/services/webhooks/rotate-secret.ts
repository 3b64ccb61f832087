import { z } from 'zod'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { hintOf, newSecret, openSecret, sealSecret } from '#lib/webhooks/secret.ts'
import { ofWebhook } from './fields.ts'
import { webhookVerb } from './webhook-verb.ts'

/**
 * Makes a new secret. For `graceHours` (0 to 168; 0: not at all) what is sent is signed with the one before too, so that a
 * receiver can change over; one that was before that ends now. The value is in the answer and nowhere else.
 */
export const rotateWebhookSecret = webhookVerb({
  name: 'webhook.secret_rotated',
  sendsTrail: true,
  input: z.strictObject({
    ...ofWebhook,
    graceHours: z.coerce.number().int('must be whole hours').min(0).max(bounds.webhook.graceHours).default(24),
  }),
  async run(tx, webhook, { graceHours }, { now }) {
    const { id, secretHint } = webhook
    const secret = newSecret()
    const ends = graceHours === 0 ? null : plusSeconds(now, graceHours * 3_600)
    const before = ends === null ? null : await openSecret(tx, id, 'secret', webhook.secret)
    const hint = hintOf(secret)
    await tx.db.webhook.updateMany({
      where: { tenantId: tx.tenantId, id },
      data: {
        secret: await sealSecret(tx, id, 'secret', secret),
        secretHint: hint,
        secretCreatedAt: now,
        previousSecret: before === null ? null : await sealSecret(tx, id, 'previous_secret', before),
        previousHint: before === null ? null : secretHint,
        previousEndsAt: ends,
        version: { increment: 1 },
        updatedAt: now,
      },
    })
    return {
      result: { secret, hint, previousEndsAt: ends },
      changes: [{ id, before: { hint: secretHint }, after: { hint, graceHours } }],
    }
  },
  example: (seed) => ({ id: seed.webhook.id, graceHours: 24 }),
})
