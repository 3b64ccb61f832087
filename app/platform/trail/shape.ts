import { words } from '#app/messages/words.ts'
import { trailTimes } from '#components/activity/trail-times.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { trailActions } from '#lib/services/trail/list.ts'

const t = words('trail')
const results = ['ok', 'failed', 'refused'] as const

/** The platform's own trail as a list: a tenant's, without environments. */
export const shape: ListShape = {
  key: 'trail',
  sort: '-at',
  columns: [{ id: 'at', label: t('at'), sort: 'at', key: true }],
  filters: [
    { kind: 'text', name: 'about', label: t('about'), placeholder: t('aboutHint') },
    {
      kind: 'choice',
      name: 'action',
      label: t('event'),
      options: trailActions.map((value) => ({ value, label: value })),
    },
    {
      kind: 'choice',
      name: 'result',
      label: t('result'),
      options: results.map((value) => ({ value, label: t(value) })),
    },
    { kind: 'within', name: 'when', label: t('when') },
    { kind: 'text', name: 'request', label: t('request') },
  ],
}

/** The state of the list as the input of its query. */
export const inputOf = ({ filters }: ListState, now: Date) => ({
  about: filters.about?.values[0],
  action: filters.action?.values[0],
  result: filters.result?.values[0],
  request: filters.request?.values[0],
  ...trailTimes(filters.when, now),
})
