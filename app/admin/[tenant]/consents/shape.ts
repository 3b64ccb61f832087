import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

const t = words('consents')

/** The list of consents: what can be sorted, filtered and shown. */
export const shape: ListShape = {
  key: 'consents',
  sort: '-given',
  columns: [
    { id: 'person', label: t('person'), key: true },
    { id: 'client', label: t('client') },
    { id: 'scopes', label: t('scopes') },
    { id: 'environment', label: t('environment') },
    { id: 'lastUsedAt', label: t('lastUsed') },
    { id: 'createdAt', label: t('given'), sort: 'given' },
  ],
  filters: [
    { kind: 'pick', name: 'user', label: t('person'), pick: 'users' },
    { kind: 'pick', name: 'client', label: t('client'), pick: 'clients' },
    { kind: 'choice', name: 'where', label: t('where'), options: [{ value: 'everywhere', label: t('everywhere') }] },
  ],
}

/** The state of the list as the input of its query. */
export const inputOf = (environment: string, { filters }: ListState) => ({
  ...(filters.where?.values[0] === 'everywhere' ? {} : { environment }),
  user: filters.user?.values[0],
  client: filters.client?.values[0],
})
