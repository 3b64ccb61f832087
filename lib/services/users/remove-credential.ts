import { z } from 'zod'
import { notifyPerson } from '#lib/identity/notices/notify-person.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { ofPerson, personVerb, touchPerson } from './person-verb.ts'

/**
 * Removes a password that is no longer wanted. Sessions that it opened go on. A second factor is refused: taking one away is `user.factor_reset`,
 * which asks for a permission of its own and tells the person.
 */
export const removeUserCredential = personVerb({
  name: 'credential.removed',
  input: z.strictObject({ ...ofPerson, credential: z.string().max(40) }),
  async run(tx, person, input, { now }) {
    const id = parseId('credential', input.credential)
    if (id === undefined) throw notFound()
    const where = { directoryId: person.directoryId, userId: person.id, id }
    const row = await tx.db.credential.findFirst({ where, select: { kind: true, createdAt: true } })
    if (row === null) throw notFound()
    if (row.kind !== 'password')
      throw new ServiceError('conflict', 'This is a second factor: reset it instead, so that they are told.')
    await tx.db.credential.deleteMany({ where })
    await touchPerson(tx, person, now)
    const { directoryId, id: userId } = person
    await notifyPerson(tx, { directoryId, userId }, { kind: 'method_removed' }, now)
    return { result: {}, changes: [{ id, before: { ...row, user: person.id }, after: null }] }
  },
  example: (seed) => ({ ...seed.signedInUser, credential: seed.credential.id }),
})
