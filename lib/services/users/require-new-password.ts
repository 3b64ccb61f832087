import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/** At their next sign-in the password they have opens nothing but the choice of another. Who has none is refused. */
export const requireNewPassword = personVerb({
  name: 'user.password_required',
  input: z.strictObject(ofPerson),
  async run(tx, person, _input, { now }) {
    const { directoryId, id } = person
    const passwords = await tx.db.credential.count({ where: { directoryId, userId: id, kind: 'password' } })
    if (passwords === 0) throw new ServiceError('conflict', 'They have no password. Reset it to give them one.')
    if (person.requireNewPassword) return { result: {}, changes: [] }
    await tx.db.user.updateMany({
      where: { directoryId, id },
      data: { requireNewPassword: true, version: { increment: 1 }, updatedAt: now },
    })
    return {
      result: {},
      changes: [{ id, before: { requireNewPassword: false }, after: { requireNewPassword: true } }],
    }
  },
  example: (seed) => seed.user,
})
