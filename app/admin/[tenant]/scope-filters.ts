import type { FilterField } from '#components/data-table/filter-field.ts'
import type { ListState } from '#components/data-table/list-state.ts'

type Words = (key: 'person' | 'client' | 'where' | 'everywhere') => string

/** What lists of sessions and of consents are narrowed to: a person, a client; and whether they are of the whole tenant. */
export const scopeFilters = (t: Words): FilterField[] => [
  { kind: 'pick', name: 'user', label: t('person'), pick: 'users' },
  { kind: 'pick', name: 'client', label: t('client'), pick: 'clients' },
  { kind: 'choice', name: 'where', label: t('where'), options: [{ value: 'everywhere', label: t('everywhere') }] },
]

/** The state of such a list as the input of its query: of the environment of the page, unless the whole tenant is asked for. */
export const scopeInput = (environment: string, { filters }: ListState) => ({
  ...(filters.where?.values[0] === 'everywhere' ? {} : { environment }),
  user: filters.user?.values[0],
  client: filters.client?.values[0],
})
