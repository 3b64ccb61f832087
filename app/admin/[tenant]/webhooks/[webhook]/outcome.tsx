import { words } from '#app/messages/words.ts'
import { Status, type StatusTone } from '#components/ui/status.tsx'

export type Outcome = 'queued' | 'delivered' | 'failed'

const tones: Readonly<Record<Outcome, StatusTone>> = { queued: 'pending', delivered: 'ok', failed: 'danger' }

/** What came of a delivery. */
export const OutcomeMark = ({ status }: { status: Outcome }) => (
  <Status tone={tones[status]}>{words('webhooks')(`outcome.${status}`)}</Status>
)
