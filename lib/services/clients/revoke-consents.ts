import { z } from 'zod'
import { revokeSome } from '../consents/revoke-some.ts'
import { clientVerb, ofClient } from './client-verb.ts'

/**
 * Takes back everything that people allowed a client, with the tokens that came of it: each is asked again. One event for each
 * consent and one for the whole. Answers how many, and how many are left for another go. Nothing to take back is no event.
 */
export const revokeClientConsents = clientVerb({
  name: 'client.consents_revoked',
  permission: 'client:write',
  input: z.strictObject(ofClient),
  async run(tx, { environmentId, id }, _input, { now }) {
    const { changes, families, left } = await revokeSome(tx, { environmentId, clientId: id }, now)
    const count = changes.length
    if (count === 0) return { result: { consents: 0, left: 0 }, changes: [] }
    const before = { consents: count + left, tokenFamilies: families }
    const own = { id, environmentId, before, after: { consents: left, tokenFamilies: 0 } }
    return { result: { consents: count, left }, changes: [own, ...changes] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.allowedClient.id }),
})
