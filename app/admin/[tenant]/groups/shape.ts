import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'

/** The list of groups: what can be sorted and shown. */
export const shape: ListShape = {
  key: 'groups',
  sort: 'name',
  columns: [
    { id: 'displayName', label: 'Name', sort: 'name', key: true },
    { id: 'slug', label: 'Slug' },
    { id: 'members', label: 'Members', sort: 'members' },
    { id: 'roles', label: 'Roles' },
    { id: 'description', label: 'Description', hidden: true },
    { id: 'createdAt', label: 'Created', sort: 'created' },
  ],
  filters: [],
}

/** The state of the list as the input of its query. */
export const inputOf = (place: { environment: string }, { search }: ListState) => ({ ...place, search })
