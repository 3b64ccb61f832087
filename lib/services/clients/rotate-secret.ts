import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { insertClientSecret } from '#lib/clients/write.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { clientVerb, keyOfClient, ofClient } from './client-verb.ts'
import { liveSecrets, refuseWithoutSecrets } from './live-secrets.ts'

/**
 * Makes a new secret, and lets the one before it be accepted for `graceHours` more (0 to 168; 0: it ends now, and so does each
 * other). The value is in the answer and nowhere else. While two are accepted there is no further rotation with a grace time:
 * a third would cut short what somebody was promised.
 */
export const rotateClientSecret = clientVerb({
  name: 'client.secret_rotated',
  permission: 'client:secret',
  input: z.strictObject({
    ...ofClient,
    graceHours: z.coerce.number().int('must be whole hours').min(0).max(bounds.client.graceHours).default(24),
  }),
  takesOver: true,
  async run(tx, client, { graceHours }, { actor, now }) {
    refuseWithoutSecrets(client)
    const live = await liveSecrets(tx, client, now)
    if (graceHours > 0 && live.length >= bounds.client.secrets)
      throw new ServiceError('conflict', 'Two secrets are accepted already. End the older one first.')
    const ends = graceHours === 0 ? null : plusSeconds(now, graceHours * 3600)
    const old = { ...keyOfClient(tx, client), id: { in: live.map(({ id }) => id) } }
    if (ends === null) await tx.db.clientSecret.deleteMany({ where: old })
    else
      await tx.db.clientSecret.updateMany({
        where: { ...old, OR: [{ expiresAt: null }, { expiresAt: { gt: ends } }] },
        data: { expiresAt: ends },
      })
    const { secret, hint } = await insertClientSecret(tx, client, now, userIdOf(actor) ?? null)
    const hints = live.map((each) => each.hint)
    return {
      result: { secret, hint, previousEndsAt: live.length === 0 ? null : (ends ?? now) },
      changes: [
        {
          id: client.id,
          environmentId: client.environmentId,
          before: { hints },
          after: { hints: ends === null ? [hint] : [...hints, hint], graceHours },
        },
      ],
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.rotatingClient.id, graceHours: 24 }),
})
