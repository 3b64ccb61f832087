import type { ListShape } from '#components/data-table/list-shape.ts'

/** The members of a group: what can be sorted and shown. */
export const shape: ListShape = {
  key: 'members',
  sort: '-added',
  columns: [
    { id: 'displayName', label: 'Name', key: true },
    { id: 'email', label: 'E-mail' },
    { id: 'status', label: 'Status' },
    { id: 'addedBy', label: 'Added by' },
    { id: 'addedAt', label: 'Added', sort: 'added' },
  ],
  filters: [],
}
