import { z } from 'zod'
import { heldBy } from '#lib/access/held.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { mayPromiseGroup, mayPromiseRole } from '#lib/identity/invitations/promise.ts'
import { invitationState } from '#lib/identity/invitations/state.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { MailStatus } from '#lib/mail/kinds.ts'
import type { Call } from '../call.ts'
import { query } from '../query.ts'
import { findInvitation, type Invitation } from './find.ts'
import { invitersOf } from './inviters.ts'
import { ofInvitation } from './of-invitation.ts'
import { promisedOf, roleName } from './view.ts'

/** One invitation: for whom, with what, and how its mail fares. Its link is not here, nor anywhere that a role can look (Y02). */
export const getInvitation = query({
  name: 'invitation.get',
  permission: 'invitation:read',
  input: z.strictObject(ofInvitation),
  target: (tx, input) => findInvitation(tx, input.directory, input.id),
  async read(tx, invitation, _input, call) {
    const mail = await tx.db.mail.findFirst({
      where: { tenantId: tx.tenantId, aboutId: invitation.id },
      orderBy: { id: 'desc' },
      select: { id: true, status: true, lastError: true },
    })
    const inviter = await invitersOf(tx, [invitation])
    return {
      id: formatId('invitation', invitation.id),
      email: invitation.email,
      displayName: invitation.displayName,
      status: invitationState(invitation, call.now),
      isForPortal: invitation.linkTo.kind === 'control',
      roles: invitation.roles.map((role) => ({
        name: roleName(role),
        environment: role.environment?.displayName ?? null,
      })),
      groups: invitation.groups.map(({ groupId, group }) => ({
        id: formatId('group', groupId),
        name: group.displayName,
      })),
      invitedBy: inviter(invitation),
      createdAt: invitation.createdAt,
      sentAt: invitation.lastSentAt,
      sentCount: invitation.sentCount,
      expiresAt: invitation.expiresAt,
      acceptedAt: invitation.acceptedAt,
      acceptedBy: invitation.acceptedBy === null ? null : formatId('user', invitation.acceptedBy),
      revokedAt: invitation.revokedAt,
      mail:
        mail === null
          ? null
          : { id: formatId('mail', mail.id), status: mail.status as MailStatus, lastError: mail.lastError },
      mayAct: await mayAct(tx, call, invitation),
    }
  },
  example: (seed) => seed.invitation,
})

/** Whether who asks could give all of it, and so may send it again or take it back. */
async function mayAct(tx: Tx, { actor }: Call, invitation: Invitation): Promise<boolean> {
  const held = await heldBy(tx, actor)
  const { roles, groups } = promisedOf(invitation)
  for (const role of roles) if (!(await mayPromiseRole(tx, held, role))) return false
  for (const groupId of groups) if (!(await mayPromiseGroup(tx, held, invitation.directoryId, groupId))) return false
  return true
}
