import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

/** The list of tenants: what can be sorted, filtered, shown and exported. */
export const shape: ListShape = {
  key: 'tenants',
  sort: 'name',
  columns: [
    { id: 'displayName', label: 'Name', key: true, sort: 'name' },
    { id: 'slug', label: 'Slug' },
    { id: 'status', label: 'Status' },
    { id: 'users', label: 'People', sort: 'users' },
    { id: 'clients', label: 'Clients' },
    { id: 'environments', label: 'Environments', hidden: true },
    { id: 'lastSignInAt', label: 'Last sign-in', sort: 'signIn' },
    { id: 'createdAt', label: 'Created', sort: 'created' },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'status',
      label: 'Status',
      options: [
        { value: 'active', label: 'Active' },
        { value: 'suspended', label: 'Suspended' },
        { value: 'deleting', label: 'Being deleted' },
      ],
    },
  ],
}

/** The state of the list as the input of its query. */
export const inputOf = ({ search, filters }: ListState) => ({ search, status: filters.status?.values[0] })
