import type { Activity } from '#components/activity/types.ts'
import { readListState } from '#components/data-table/list-state.ts'
import type { ExportColumn, ExportOf } from '#lib/http/export.ts'
import { exportTrail } from '#lib/services/trail/export.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { inputOf, shape } from './shape.ts'

const columns: readonly ExportColumn<Activity>[] = [
  { id: 'id', label: 'Id', value: ({ id }) => id },
  { id: 'at', label: 'Time (UTC)', value: ({ at }) => at },
  { id: 'action', label: 'Event', value: ({ action }) => action },
  { id: 'result', label: 'Result', value: ({ result }) => result },
  { id: 'reason', label: 'Reason', value: ({ reason }) => reason },
  { id: 'actorKind', label: 'Actor kind', value: ({ actor }) => actor.kind },
  { id: 'actorId', label: 'Actor id', value: ({ actor }) => actor.id },
  { id: 'actor', label: 'Actor', value: ({ actor }) => actor.name },
  { id: 'targetKind', label: 'Target kind', value: ({ target }) => target.kind },
  { id: 'targetId', label: 'Target id', value: ({ target }) => target.id },
  { id: 'target', label: 'Target', value: ({ target }) => target.name },
  { id: 'environment', label: 'Environment', value: ({ environment }) => environment },
  { id: 'ip', label: 'Address', value: ({ ip }) => ip },
  { id: 'userAgent', label: 'Device', value: ({ userAgent }) => userAgent },
  { id: 'requestId', label: 'Request', value: ({ requestId }) => requestId },
  { id: 'changes', label: 'Changes', value: ({ changes }) => (changes === null ? null : JSON.stringify(changes)) },
]

/** The trail as a file: every column, whatever the screen shows. */
export const trailFile: ExportOf<Activity> = {
  file: 'audit-log',
  query: listTrail,
  verb: exportTrail,
  columns: columns.map((column) => ({ ...column, always: true as const })),
  wanted: (search, now) => {
    const state = readListState(shape, search)
    return {
      input: { ...inputOf(state, now), sort: state.sort },
      columns: [],
      event: { filters: Object.keys(state.filters) },
    }
  },
}
