import { z } from 'zod'
import { undoDeletion } from '#lib/identity/account/undo-deletion.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { eventActor } from '../record.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Keeps the account of a person who asked for it to be deleted, while its time has not come: they can sign in again, and are told.
 * Refused for somebody who is not being deleted.
 */
export const undoUserDeletion = personVerb({
  name: 'user.deletion_undone',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { actor, now }) {
    const { directoryId, id } = person
    const isKept = await undoDeletion(tx, { directoryId, userId: id }, eventActor(actor, tx.tenantId), now)
    if (!isKept) throw new ServiceError('conflict', 'They are not being deleted.')
    return { result: {}, changes: [{ id, before: { status: 'deleting' }, after: { status: 'active' } }] }
  },
  example: (seed) => seed.deletingUser,
})
