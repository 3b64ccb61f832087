import { readerNow } from '#app/messages/reader-now.ts'
import { trailColumns } from '#components/activity/trail-columns.ts'
import { trailInput } from '#components/activity/trail-filters.ts'
import type { Activity } from '#components/activity/types.ts'
import { readListState } from '#components/data-table/list-state.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportTrail } from '#lib/services/trail/export.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { shape } from './shape.ts'

/** The trail as a file: every column, whatever the screen shows. */
export const trailFile: ExportOf<Activity> = {
  file: 'audit-log',
  query: listTrail,
  verb: exportTrail,
  columns: trailColumns,
  wanted: (search, now) => {
    const state = readListState(shape(), search)
    return {
      input: { ...trailInput(state, now, readerNow().zone), sort: state.sort },
      columns: [],
      event: { filters: Object.keys(state.filters) },
    }
  },
}
