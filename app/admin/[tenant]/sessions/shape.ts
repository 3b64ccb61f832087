import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { scopeFilters } from '../scope-filters.ts'

const t = words('sessions')

/** The list of sessions: what can be sorted, filtered and shown. */
export const shape = (): ListShape => ({
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
  filters: scopeFilters(t),
})
