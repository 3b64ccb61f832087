import { words } from '#app/messages/words.ts'
import { trailTimes } from '#components/activity/trail-times.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { trailActions } from '#lib/services/trail/list.ts'

const t = words('trail')

/** The trail as a list: newest first, filtered by what happened, to whom, where and when. */
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
      options: [
        { value: 'ok', label: t('ok') },
        { value: 'failed', label: t('failed') },
        { value: 'refused', label: t('refused') },
      ],
    },
    { kind: 'within', name: 'when', label: t('when') },
    { kind: 'pick', name: 'in', label: t('in'), pick: 'environments' },
    { kind: 'text', name: 'request', label: t('request') },
  ],
}

/** The state of the list as the input of its query. Days are counted back from `now`. */
export function inputOf({ filters }: ListState, now: Date) {
  return {
    about: filters.about?.values[0],
    action: filters.action?.values[0],
    result: filters.result?.values[0],
    environment: filters.in?.values[0],
    request: filters.request?.values[0],
    ...trailTimes(filters.when, now),
  }
}
