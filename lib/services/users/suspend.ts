import { z } from 'zod'
import { voidChallenges } from '#lib/identity/challenges/void.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { eventActor } from '../record.ts'
import { refuseOnSelf } from './on-self.ts'
import { ofPerson, personVerb } from './person-verb.ts'

/**
 * Suspends a person: their sessions and tokens are dead at once, what was mailed to them opens nothing, and they can't sign in. A tenant keeps an active owner.
 * Somebody suspended already stays so.
 */
export const suspendUser = personVerb({
  name: 'user.suspended',
  input: z.strictObject(ofPerson),
  lowersAccess: true,
  async run(tx, person, _input, { actor, now }) {
    refuseOnSelf(actor, person, 'You cannot suspend yourself.')
    if (person.status === 'suspended') return { result: {}, changes: [] }
    if (person.status === 'deleting')
      throw new ServiceError('conflict', 'They are being deleted, and can’t sign in already.')
    const { directoryId, id } = person
    const { count } = await tx.db.user.updateMany({
      where: { directoryId, id, status: 'active' },
      data: { status: 'suspended', version: { increment: 1 }, updatedAt: now },
    })
    if (count === 0) throw new ServiceError('conflict', 'They are suspended already.')
    const by = eventActor(actor, tx.tenantId)
    await endSessions(tx, { directoryId, userId: id }, { reason: 'user_suspended', actor: by, now, offline: true })
    await voidChallenges(tx, { directoryId, userId: id })
    return { result: {}, changes: [{ id, before: { status: 'active' }, after: { status: 'suspended' } }] }
  },
  example: (seed) => seed.spareUser,
})
