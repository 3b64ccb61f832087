import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

/** The list of APIs: what can be sorted and shown. */
export const shape: ListShape = {
  key: 'apis',
  sort: 'name',
  columns: [
    { id: 'name', label: 'Name', sort: 'name', key: true },
    { id: 'identifier', label: 'Identifier' },
    { id: 'permissions', label: 'Permissions' },
    { id: 'tokenFormat', label: 'Access tokens' },
    { id: 'createdAt', label: 'Created', sort: 'created' },
  ],
  filters: [],
}

/** The state of the list as the input of its query. */
export const inputOf = ({ search }: ListState) => ({ search })
