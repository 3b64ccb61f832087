import { z } from 'zod'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { eventActor } from '../record.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Signs a person out everywhere: every session in each environment of their directory, and every token, those that were
 * meant to outlive a session included. Answers how many sessions ended. Nothing to end is no event.
 */
export const signOutUser = personVerb({
  name: 'user.signed_out',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { actor, now }) {
    const { directoryId, id } = person
    const families = await tx.db.tokenFamily.count({ where: { directoryId, userId: id, revokedAt: null } })
    const by = eventActor(actor, tx.tenantId)
    const which = { directoryId, userId: id }
    const ended = await endSessions(tx, which, { reason: 'ended_by_admin', actor: by, now, offline: true })
    if (ended.length + families === 0) return { result: { sessions: 0 }, changes: [] }
    const before = { sessions: ended.length, tokenFamilies: families }
    return {
      result: { sessions: ended.length },
      changes: [{ id, before, after: { sessions: 0, tokenFamilies: 0 } }],
    }
  },
  example: (seed) => seed.signedInUser,
})
