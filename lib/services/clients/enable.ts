import { z } from 'zod'
import { clientVerb, ofClient, writeClient } from './client-verb.ts'

/** Enables a disabled client. What it had goes on: secrets, consents, and the tokens that have not expired since. */
export const enableClient = clientVerb({
  name: 'client.enabled',
  permission: 'client:write',
  input: z.strictObject(ofClient),
  async run(tx, client, _input, { now }) {
    if (client.status === 'active') return { result: {}, changes: [] }
    await writeClient(tx, client, { status: 'active' }, now)
    const [before, after] = [{ status: 'disabled' }, { status: 'active' }]
    return { result: {}, changes: [{ id: client.id, environmentId: client.environmentId, before, after }] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.disabledClient.id }),
})
