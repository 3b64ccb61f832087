import { z } from 'zod'
import { revokeSome } from '../consents/revoke-some.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Takes back everything that a person allowed any client, in each environment of their directory, with the tokens that came of
 * it: one event for each consent and one for the whole. Answers how many, and how many are left for another go. Nothing to
 * take back is no event.
 */
export const revokeUserConsents = personVerb({
  name: 'user.consents_revoked',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { now }) {
    const { directoryId, id } = person
    const { changes, families, left } = await revokeSome(tx, { directoryId, userId: id }, now)
    const count = changes.length
    if (count === 0) return { result: { consents: 0, left: 0 }, changes: [] }
    const before = { consents: count + left, tokenFamilies: families }
    const own = { id, before, after: { consents: left, tokenFamilies: 0 } }
    return { result: { consents: count, left }, changes: [own, ...changes] }
  },
  example: (seed) => seed.signedInUser,
})
