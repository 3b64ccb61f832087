import { z } from 'zod'
import { erasePerson } from '#lib/audit/person-keys.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { eventActor } from '../record.ts'
import { refuseOnSelf } from './on-self.ts'
import { ofPerson, type Person, personVerb } from './person-verb.ts'

/** What is typed to say that a person is meant to go: their primary address, or else their name. Their id does as well. */
export const deletionWord = (person: Pick<Person, 'identifiers' | 'displayName' | 'sub'>): string =>
  person.identifiers.find(({ kind, primary }) => kind === 'email' && primary)?.value ??
  (person.displayName === '' ? person.sub : person.displayName)

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
    const by = eventActor(actor, tx.tenantId)
    const which = { directoryId, userId: id }
    const ended = await endSessions(tx, which, { reason: 'user_deleted', actor: by, now, offline: true })
    await tx.db.user.deleteMany({ where: { directoryId, id } })
    await forgetPortalAccount(tx, sub)
    await erasePerson(tx, id)
    return {
      result: {},
      changes: [
        { id, before: { status: person.status, sessions: ended.length }, after: null },
        { action: 'user.erased', id, before: null, after: { reason: 'deleted' } },
      ],
    }
  },
  example: ({ doomedUser: { email, ...person } }) => ({ ...person, confirm: email }),
})

/** The portal knows whoever signed in to it by `sub`; that goes too. */
async function forgetPortalAccount(tx: Parameters<typeof erasePerson>[0], sub: string): Promise<void> {
  const accounts = await tx.db.portalAccount.findMany({ where: { providerAccountId: sub } })
  await tx.db.portalUser.deleteMany({ where: { id: { in: accounts.map(({ portalUserId }) => portalUserId) } } })
}
