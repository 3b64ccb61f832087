import { z } from 'zod'
import { clientKinds } from '#lib/clients/kinds.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { clientVerb, ofClient, writeClient } from '../clients/client-verb.ts'
import { callbackOf } from './callback.ts'

/** Registers the playground's address as a redirect URI of a client, so that its own settings can be tried there. */
export const allowPlayground = clientVerb({
  name: 'client.playground_allowed',
  permission: 'client:write',
  input: z.strictObject(ofClient),
  takesOver: true,
  async run(tx, client, _input, { now, tenant }) {
    const callback = callbackOf(tenant)
    const { redirectUris } = client
    if (!clientKinds[client.kind as keyof typeof clientKinds].redirects)
      throw new ServiceError('conflict', 'Nobody signs in to this client, so there is nothing to send back.')
    if (redirectUris.includes(callback)) return { result: {}, changes: [] }
    if (redirectUris.length >= bounds.client.redirectUris)
      throw new ServiceError(
        'conflict',
        `A client has at most ${bounds.client.redirectUris} redirect URIs. Remove one first.`,
      )
    const after = await writeClient(tx, client, { redirectUris: [...redirectUris, callback] }, now)
    const { id, environmentId } = client
    const change = { id, environmentId, before: { redirectUris }, after: { redirectUris: after.redirectUris } }
    return { result: {}, changes: [change] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
