import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { mint, sha256 } from '#lib/kernel/tokens.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { withdrawMails } from '#lib/mail/withdraw.ts'
import { verb } from '../verb.ts'
import { findInvitation } from './find.ts'
import { mailInvitation } from './mail.ts'
import { ofInvitation } from './of-invitation.ts'
import { refuseUnlessPromisable } from './promised.ts'
import { promisedOf } from './view.ts'

/** Sends an invitation again, with a new link that holds as long as the first did: the old one is dead. An expired one lives anew. */
export const resendInvitation = verb({
  name: 'invitation.resent',
  permission: 'invitation:write',
  input: z.strictObject(ofInvitation),
  target: (tx, input) => findInvitation(tx, input.directory, input.id),
  async run(tx, invitation, _input, call) {
    const { now, actor } = call
    const { id, directoryId, email, displayName, linkTo: environment } = invitation
    await lockAccess(tx)
    await refuseUnlessPromisable(tx, actor, directoryId, promisedOf(invitation))
    if (invitation.sentCount >= bounds.invitation.sends)
      throw new ServiceError(
        'conflict',
        `This was sent ${bounds.invitation.sends} times. Revoke it and invite them anew.`,
      )
    const span = (invitation.expiresAt.getTime() - invitation.lastSentAt.getTime()) / 1000
    const expiresAt = plusSeconds(now, span)
    const token = mint('invitation')
    const { count } = await tx.db.invitation.updateMany({
      where: { directoryId, id, version: invitation.version, acceptedAt: null, revokedAt: null },
      data: {
        tokenHash: Uint8Array.from(sha256(token)),
        expiresAt,
        lastSentAt: now,
        sentCount: { increment: 1 },
        version: { increment: 1 },
      },
    })
    if (count === 0)
      throw new ServiceError('conflict', 'This invitation is accepted or revoked, or was just sent again.')
    await withdrawMails(tx, id, 'Replaced by a newer one.')
    await mailInvitation(tx, call, { id, email, displayName, token, expiresAt, environment })
    const before = { expiresAt: invitation.expiresAt, sent: invitation.sentCount }
    const changes = [{ id, before, after: { expiresAt, sent: invitation.sentCount + 1 } }]
    return { result: { id: formatId('invitation', id), expiresAt }, changes }
  },
  example: (seed) => seed.invitation,
})
