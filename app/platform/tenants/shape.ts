import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

/** The list of tenants: what can be sorted, filtered, shown and exported. */
export const shape: ListShape = {
  key: 'tenants',
  sort: 'slug',
  columns: [
    { id: 'displayName', label: 'Name', key: true },
    { id: 'slug', label: 'Slug', sort: 'slug' },
    { id: 'status', label: 'Status' },
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
