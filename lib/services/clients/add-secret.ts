import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { insertClientSecret } from '#lib/clients/write.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { clientVerb, ofClient } from './client-verb.ts'
import { liveSecrets, refuseWithoutSecrets } from './live-secrets.ts'

/** Makes one more secret of a client, beside the one it may have: two at most are accepted at a time. It ends when it is ended. */
export const addClientSecret = clientVerb({
  name: 'client_secret.created',
  permission: 'client:secret',
  input: z.strictObject(ofClient),
  takesOver: true,
  async run(tx, client, _input, { actor, now }) {
    refuseWithoutSecrets(client)
    if ((await liveSecrets(tx, client, now)).length >= bounds.client.secrets)
      throw new ServiceError('conflict', `A client has at most ${bounds.client.secrets} secrets. End one first.`)
    const { secret, hint } = await insertClientSecret(tx, client, now, userIdOf(actor) ?? null)
    return {
      result: { secret, hint, previousEndsAt: null as Date | null },
      changes: [{ id: client.id, environmentId: client.environmentId, before: null, after: { hint } }],
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
