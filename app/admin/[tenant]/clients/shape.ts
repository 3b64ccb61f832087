import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { kindChoices } from './kinds.ts'

/** The list of clients: what can be sorted, filtered, shown and exported. */
export const shape: ListShape = {
  key: 'clients',
  sort: '-created',
  columns: [
    { id: 'name', label: 'Name', sort: 'name', key: true },
    { id: 'kind', label: 'Kind' },
    { id: 'clientId', label: 'Client ID' },
    { id: 'firstParty', label: 'Consent', hidden: true },
    { id: 'status', label: 'Status' },
    { id: 'lastUsedAt', label: 'Last used' },
    { id: 'createdAt', label: 'Created', sort: 'created' },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'kind',
      label: 'Kind',
      options: kindChoices.map(({ value, label }) => ({ value, label })),
    },
    {
      kind: 'choice',
      name: 'status',
      label: 'Status',
      options: [
        { value: 'active', label: 'Active' },
        { value: 'disabled', label: 'Disabled' },
      ],
    },
  ],
}

/** The state of the list as the input of its query. */
export const inputOf = (environment: string, { search, filters }: ListState) => ({
  environment,
  search,
  kind: filters.kind?.values[0],
  status: filters.status?.values[0],
})
