import { filterWords, resultOptions } from '#app/messages/trail-words.ts'
import { words } from '#app/messages/words.ts'
import { trailFilters } from '#components/activity/trail-filters.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { trailActions } from '#lib/services/trail/list.ts'

/** The platform's own trail as a list: a tenant's, without clients and environments. */
export const shape = (): ListShape => ({
  key: 'trail',
  sort: '-at',
  columns: [{ id: 'at', label: words('trail')('at'), sort: 'at', key: true }],
  filters: trailFilters(filterWords(), { actions: trailActions, results: resultOptions() }),
})
