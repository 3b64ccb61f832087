import { Status, type StatusTone } from '#components/ui/status.tsx'

export type MailState = 'queued' | 'sent' | 'failed' | 'outbox' | 'withdrawn'

const tones: Readonly<Record<MailState, StatusTone>> = {
  queued: 'pending',
  sent: 'ok',
  failed: 'danger',
  outbox: 'warn',
  withdrawn: 'off',
}

/** How a mail stands. */
export const MailStatusMark = ({ status, label }: { status: MailState; label: string }) => (
  <Status tone={tones[status]}>{label}</Status>
)
