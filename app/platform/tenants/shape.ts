import { languageNow } from '#app/messages/language-now.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { kits } from '#components/words/kit.ts'

/** The list of tenants: what can be sorted, filtered, shown and exported. */
export const shape = (): ListShape => {
  const t = kits[languageNow()]
  return {
    key: 'tenants',
    sort: 'name',
    columns: [
      { id: 'displayName', label: t('column.name'), key: true, sort: 'name' },
      { id: 'slug', label: t('column.slug') },
      { id: 'status', label: t('column.status') },
      { id: 'users', label: t('column.people'), sort: 'users' },
      { id: 'clients', label: t('column.clients') },
      { id: 'environments', label: t('column.environments'), hidden: true },
      { id: 'lastSignInAt', label: t('column.lastSignIn'), sort: 'signIn' },
      { id: 'createdAt', label: t('column.created'), sort: 'created' },
    ],
    filters: [
      {
        kind: 'choice',
        name: 'status',
        label: t('column.status'),
        options: [
          { value: 'active', label: t('status.active') },
          { value: 'suspended', label: t('status.suspended') },
          { value: 'deleting', label: t('status.deleting') },
        ],
      },
    ],
  }
}

/** The state of the list as the input of its query. */
export const inputOf = ({ search, filters }: ListState) => ({ search, status: filters.status?.values[0] })
