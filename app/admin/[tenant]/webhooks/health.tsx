import { Status, type StatusTone } from '#components/ui/status.tsx'

export type Health = 'healthy' | 'failing' | 'paused' | 'new'

const tones: Readonly<Record<Health, StatusTone>> = { healthy: 'ok', failing: 'danger', paused: 'off', new: 'pending' }

/** How a webhook fares. */
export const HealthMark = ({ health, label }: { health: Health; label: string }) => (
  <Status tone={tones[health]}>{label}</Status>
)
