import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { clientVerb, ofClient, writeClient } from '../clients/client-verb.ts'
import { callbackOf } from './callback.ts'

/** Takes the playground's address from the redirect URIs of a client. Its other addresses stay. */
export const withdrawPlayground = clientVerb({
  name: 'client.playground_withdrawn',
  permission: 'client:write',
  input: z.strictObject(ofClient),
  async run(tx, client, _input, { now, tenant }) {
    const { id, environmentId, redirectUris } = client
    const rest = redirectUris.filter((uri) => uri !== callbackOf(tenant))
    if (rest.length === redirectUris.length) return { result: {}, changes: [] }
    if (rest.length === 0)
      throw new ServiceError('conflict', 'It is the only redirect URI of this client. Register its own first.')
    const after = await writeClient(tx, client, { redirectUris: rest }, now)
    const change = { id, environmentId, before: { redirectUris }, after: { redirectUris: after.redirectUris } }
    return { result: {}, changes: [change] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.playgroundClient.id }),
})
