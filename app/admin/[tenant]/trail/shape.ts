import { filterWords, resultOptions } from '#app/messages/trail-words.ts'
import { words } from '#app/messages/words.ts'
import { trailFilters } from '#components/activity/trail-filters.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { trailActions } from '#lib/services/trail/list.ts'

const t = words('trail')

/** The trail as a list: newest first, filtered by what happened, by and to whom, where, when and whence. */
export const shape = (): ListShape => ({
  key: 'trail',
  sort: '-at',
  columns: [{ id: 'at', label: t('at'), sort: 'at', key: true }],
  filters: [
    ...trailFilters(filterWords(), { actions: trailActions, results: resultOptions() }),
    { kind: 'pick', name: 'client', label: t('client'), pick: 'clients' },
    { kind: 'pick', name: 'in', label: t('in'), pick: 'environments' },
  ],
})
