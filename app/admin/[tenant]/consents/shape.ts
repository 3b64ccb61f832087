import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { scopeFilters } from '../scope-filters.ts'

const t = words('consents')

/** The list of consents: what can be sorted, filtered and shown. */
export const shape = (): ListShape => ({
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
  filters: scopeFilters(t),
})
