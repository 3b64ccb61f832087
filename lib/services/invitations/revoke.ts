import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { withdrawMails } from '#lib/mail/withdraw.ts'
import { verb } from '../verb.ts'
import { findInvitation } from './find.ts'
import { ofInvitation } from './of-invitation.ts'
import { refuseUnlessPromisable } from './promised.ts'
import { promisedOf } from './view.ts'

/** Takes an invitation back: its link opens nothing from here on. What was accepted stays. */
export const revokeInvitation = verb({
  name: 'invitation.revoked',
  permission: 'invitation:write',
  input: z.strictObject(ofInvitation),
  target: (tx, input) => findInvitation(tx, input.directory, input.id),
  async run(tx, invitation, _input, { now, actor }) {
    const { id, directoryId } = invitation
    await refuseUnlessPromisable(tx, actor, directoryId, promisedOf(invitation))
    const { count } = await tx.db.invitation.updateMany({
      where: { directoryId, id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now, version: { increment: 1 } },
    })
    if (count === 0) throw new ServiceError('conflict', 'This invitation is accepted or revoked already.')
    await withdrawMails(tx, id, 'The invitation was revoked.')
    return { result: {}, changes: [{ id, before: { revoked: false }, after: { revoked: true } }] }
  },
  example: (seed) => seed.spareInvitation,
})
