import { type ChangeListener, listenForChanges } from '#lib/db/listen.ts'
import { snapshots } from './snapshots.ts'

const listener: ChangeListener = {
  onChange: (_tenantId, environmentId) => snapshots().flush(environmentId),
  onFlush: () => snapshots().flush(),
  onHeard: (since) => snapshots().heard(since),
}

/**
 * Lets this process hear of changes, so that "disabled" holds within a second (DESIGN section 4). Once for each process that
 * serves; without it the five seconds of a snapshot are what it takes. Answers how to stop.
 */
export const followChanges = (): { close(): Promise<void> } => listenForChanges(listener)
