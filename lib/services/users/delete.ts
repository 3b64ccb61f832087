import { z } from 'zod'
import { deletionWord } from '#lib/identity/deletion-word.ts'
import { eraseUser } from '#lib/identity/erase-user.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { eventActor } from '../record.ts'
import { refuseOnSelf } from './on-self.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Deletes a person with their identifiers, credentials, sessions, consents and tokens, and erases what the trail tells of
 * them: the events stay, without them. Refused for the last owner, for oneself, and without the typed confirmation.
 */
export const deleteUser = personVerb({
  name: 'user.deleted',
  permission: 'user:delete',
  input: z.strictObject({ ...ofPerson, confirm: z.string().max(320) }),
  lowersAccess: true,
  async run(tx, person, input, { actor, now }) {
    refuseOnSelf(actor, person, 'You cannot delete yourself.')
    const word = deletionWord(person)
    const typed = input.confirm.trim().normalize('NFC')
    if (typed !== word.normalize('NFC') && typed !== input.id)
      throw new ServiceError('invalid', 'Nothing was deleted.', { fields: { confirm: `Type ${word} to delete them.` } })
    const { directoryId, id, sub } = person
    const sessions = await eraseUser(tx, { directoryId, id, sub }, eventActor(actor, tx.tenantId), now)
    return {
      result: {},
      changes: [
        { id, before: { status: person.status, sessions }, after: null },
        { action: 'user.erased', id, before: null, after: { reason: 'deleted' } },
      ],
    }
  },
  example: ({ doomedUser: { email, ...person } }) => ({ ...person, confirm: email }),
})
