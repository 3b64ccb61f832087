import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

const t = words('sessions')

/** The list of sessions: what can be sorted, filtered and shown. */
export const shape: ListShape = {
  key: 'sessions',
  sort: '-seen',
  columns: [
    { id: 'person', label: t('person'), key: true },
    { id: 'device', label: t('device') },
    { id: 'ip', label: t('address') },
    { id: 'clients', label: t('clients') },
    { id: 'environment', label: t('environment') },
    { id: 'createdAt', label: t('signedIn') },
    { id: 'lastSeenAt', label: t('lastSeen'), sort: 'seen' },
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
