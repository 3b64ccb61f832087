import { z } from 'zod'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { notifyPerson } from '#lib/identity/notices/notify-person.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { setPassword } from '#lib/identity/users.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { eventActor } from '../record.ts'
import { initialPassword } from './initial-password.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Gives a person a new first password: it is in the answer and nowhere else, and it opens nothing but the choice of their
 * own. Whatever the old one had opened ends.
 */
export const resetUserPassword = personVerb({
  name: 'user.password_reset',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { actor, now }) {
    const { directoryId, id } = person
    const password = initialPassword()
    const passwordHash = await hashPassword(password)
    const by = eventActor(actor, tx.tenantId)
    const which = { directoryId, userId: id }
    await endSessions(tx, which, { reason: 'password_changed', actor: by, now, offline: true })
    const credential = await setPassword(tx, { ...which, passwordHash, now })
    await tx.db.user.updateMany({
      where: { directoryId, id },
      data: { requireNewPassword: true, version: { increment: 1 }, updatedAt: now },
    })
    await notifyPerson(tx, which, { kind: 'password_given' }, now)
    const after = { requireNewPassword: true, credential: formatId('credential', credential) }
    return {
      result: { password },
      changes: [{ id, before: { requireNewPassword: person.requireNewPassword, credential: null }, after }],
    }
  },
  example: (seed) => seed.spareUser,
})
