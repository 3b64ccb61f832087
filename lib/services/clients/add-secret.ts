import { z } from 'zod'
import { hasSecret } from '#lib/clients/kinds.ts'
import { insertClientSecret } from '#lib/clients/write.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { verb } from '../verb.ts'
import { findClient } from './find.ts'

/** Makes one more secret of a client, beside those it has, so that an app can change over without a gap. */
export const addClientSecret = verb({
  name: 'client_secret.created',
  permission: 'client:secret',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug), id: z.string().max(40) }),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async run(tx, client, _input, { now }) {
    if (!hasSecret(client.tokenEndpointAuthMethod as Parameters<typeof hasSecret>[0]))
      throw new ServiceError('conflict', 'This client does not authenticate with a secret.')
    await tx.db.$queryRaw`
      select 1 from clients
      where tenant_id = ${tx.tenantId}::uuid and environment_id = ${client.environmentId}::uuid and id = ${client.id}::uuid
      for no key update`
    const made = await tx.db.clientSecret.count({
      where: { tenantId: tx.tenantId, environmentId: client.environmentId, clientId: client.id },
    })
    if (made >= bounds.client.secrets)
      throw new ServiceError('conflict', `A client has at most ${bounds.client.secrets} secrets. End one first.`)
    const { secret, ...shown } = await insertClientSecret(tx, client, now)
    const after = { client: client.clientId, hint: shown.hint, expiresAt: shown.expiresAt }
    return {
      result: { secret, hint: shown.hint },
      changes: [{ id: shown.id, environmentId: client.environmentId, before: null, after }],
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
