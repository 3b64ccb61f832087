import { Status, type StatusTone } from '#components/ui/status.tsx'

type State = 'pending' | 'accepted' | 'revoked' | 'expired'

const tones: Readonly<Record<State, StatusTone>> = {
  pending: 'pending',
  accepted: 'ok',
  revoked: 'off',
  expired: 'warn',
}

/** Where an invitation stands. */
export const InvitationStatus = ({ status, label }: { status: State; label: string }) => (
  <Status tone={tones[status]}>{label}</Status>
)
