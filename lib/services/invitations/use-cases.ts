import { exportInvitations } from './export.ts'
import { getInvitation } from './get.ts'
import { listInvitations } from './list.ts'
import { offerInvitation } from './offer.ts'
import { resendInvitation } from './resend.ts'
import { revokeInvitation } from './revoke.ts'
import { sendInvitation } from './send.ts'

/** The use cases of invitations. */
export const invitationUseCases = [
  listInvitations,
  getInvitation,
  offerInvitation,
  sendInvitation,
  resendInvitation,
  revokeInvitation,
  exportInvitations,
] as const
