import type { getInvitation } from '#lib/services/invitations/get.ts'
import type { InvitationAt } from '../on-invitation.ts'

/** The invitation that a page is about, and what its visitor may do. */
export type Subject = {
  invitation: Awaited<ReturnType<typeof getInvitation.call>>
  at: InvitationAt
  directory: string
  may: { write: boolean; readMail: boolean; readUser: boolean }
  now: Date
}
