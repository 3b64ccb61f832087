import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

const t = words('webhooks')

/** The list of webhooks: what can be sorted, filtered and shown. */
export const shape = (): ListShape => ({
  key: 'webhooks',
  sort: 'host',
  columns: [
    { id: 'host', label: t('host'), sort: 'host', key: true },
    { id: 'description', label: t('purpose') },
    { id: 'events', label: t('events') },
    { id: 'health', label: t('health') },
    { id: 'lastSuccessAt', label: t('lastSuccess') },
    { id: 'createdAt', label: t('created'), sort: 'created' },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'status',
      label: t('status'),
      options: [
        { value: 'active', label: t('active') },
        { value: 'paused', label: t('paused') },
      ],
    },
  ],
})

/** The state of the list as the input of its query. */
export const inputOf = ({ search, filters }: ListState) => ({ search, status: filters.status?.values[0] })
