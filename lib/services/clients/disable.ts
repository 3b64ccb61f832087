import { z } from 'zod'
import { clientVerb, ofClient, writeClient } from './client-verb.ts'

/**
 * Disables a client: within a second it is unknown to each endpoint on every node. Nobody signs in to it, it gets and
 * refreshes no token, and userinfo and introspection know its tokens no more. A client that is disabled already stays so.
 */
export const disableClient = clientVerb({
  name: 'client.disabled',
  permission: 'client:write',
  input: z.strictObject(ofClient),
  async run(tx, client, _input, { now }) {
    if (client.status === 'disabled') return { result: {}, changes: [] }
    await writeClient(tx, client, { status: 'disabled' }, now)
    const [before, after] = [{ status: 'active' }, { status: 'disabled' }]
    return { result: {}, changes: [{ id: client.id, environmentId: client.environmentId, before, after }] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.spareClient.id }),
})
