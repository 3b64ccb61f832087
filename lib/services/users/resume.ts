import { z } from 'zod'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { eventActor } from '../record.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Lets a suspended person sign in again. What a sign-in that was under way left behind while they were suspended ends first:
 * they begin anew.
 */
export const resumeUser = personVerb({
  name: 'user.resumed',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { actor, now }) {
    if (person.status === 'active') return { result: {}, changes: [] }
    if (person.status === 'deleting')
      throw new ServiceError('conflict', 'They are being deleted. Take that back to let them sign in.')
    const { directoryId, id } = person
    const by = eventActor(actor, tx.tenantId)
    await endSessions(tx, { directoryId, userId: id }, { reason: 'user_suspended', actor: by, now, offline: true })
    await tx.db.user.updateMany({
      where: { directoryId, id },
      data: { status: 'active', version: { increment: 1 }, updatedAt: now },
    })
    return { result: {}, changes: [{ id, before: { status: 'suspended' }, after: { status: 'active' } }] }
  },
  example: (seed) => seed.suspendedUser,
})
