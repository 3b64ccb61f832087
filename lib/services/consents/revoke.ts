import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { notFound } from '../call.ts'
import { mustActOn } from '../users/must-act-on.ts'
import { verb } from '../verb.ts'
import { findConsent } from './find.ts'
import { revokeSome } from './revoke-some.ts'

/**
 * Takes back what a person allowed a client: the remembered consent, and every code and token that came of it. The person may
 * not hold more than who does it (S10).
 */
export const revokeUserConsent = verb({
  name: 'consent.revoked',
  permission: 'user:write',
  input: z.strictObject({ grant: z.string().max(40) }),
  target: (tx, input) => findConsent(tx, input.grant),
  async run(tx, { id, place, directoryId, userId }, _input, { actor, now }) {
    await lockAccess(tx)
    await mustActOn(tx, actor, { directoryId, id: userId })
    const { changes, families } = await revokeSome(tx, { environmentId: place, id }, now)
    if (changes.length === 0) throw notFound()
    return { result: { families }, changes }
  },
  example: (seed) => ({ grant: seed.grant.id }),
})
