import type { ExportColumn } from '#lib/http/export-stream.ts'
import { deletedPerson, isGone } from './party-words.ts'
import type { Activity, Party } from './types.ts'

const columns: readonly ExportColumn<Activity>[] = [
  { id: 'id', label: 'Id', value: ({ id }) => id },
  { id: 'at', label: 'Time (UTC)', value: ({ at }) => at },
  { id: 'action', label: 'Event', value: ({ action }) => action },
  { id: 'result', label: 'Result', value: ({ result }) => result },
  { id: 'reason', label: 'Reason', value: ({ reason }) => reason },
  { id: 'actorKind', label: 'Actor kind', value: ({ actor }) => actor.kind },
  { id: 'actorId', label: 'Actor id', value: ({ actor }) => actor.id },
  { id: 'actor', label: 'Actor', value: ({ actor }) => nameOf(actor) },
  { id: 'onBehalfOf', label: 'On behalf of', value: ({ onBehalfOf }) => onBehalfOf?.id },
  { id: 'targetKind', label: 'Target kind', value: ({ target }) => target.kind },
  { id: 'targetId', label: 'Target id', value: ({ target }) => target.id },
  { id: 'target', label: 'Target', value: ({ target }) => nameOf(target) },
  { id: 'clientId', label: 'Client id', value: ({ client }) => client?.id },
  { id: 'client', label: 'Client', value: ({ client }) => client?.name },
  { id: 'environment', label: 'Environment', value: ({ environment }) => environment?.name },
  { id: 'ip', label: 'Address', value: ({ ip }) => ip },
  { id: 'userAgent', label: 'Device', value: ({ userAgent }) => userAgent },
  { id: 'requestId', label: 'Request', value: ({ requestId }) => requestId },
  { id: 'changes', label: 'Changes', value: ({ changes }) => (changes === null ? null : JSON.stringify(changes)) },
]

const nameOf = (party: Party): string | null => (isGone(party) ? deletedPerson : party.name)

/** Everything that an event says, as the columns of a file: all of them, whatever the screen shows. */
export const trailColumns = columns.map((column) => ({ ...column, always: true as const }))
