/** Where an invitation stands. Nothing stores it: it follows from the times. */
export type InvitationState = 'pending' | 'accepted' | 'revoked' | 'expired'

type Times = { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }

/** The state of an invitation at a moment; at the very second of its end it is over. */
export function invitationState({ acceptedAt, revokedAt, expiresAt }: Times, now: Date): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return expiresAt > now ? 'pending' : 'expired'
}
