import { languageNow } from '#app/messages/language-now.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { kits } from '#components/words/kit.ts'
import { kindChoices } from './kinds.ts'

/** The list of clients: what can be sorted, filtered, shown and exported. */
export const shape = (): ListShape => {
  const t = kits[languageNow()]
  return {
    key: 'clients',
    sort: '-created',
    columns: [
      { id: 'name', label: t('column.name'), sort: 'name', key: true },
      { id: 'kind', label: t('column.kind') },
      { id: 'clientId', label: t('column.clientId') },
      { id: 'firstParty', label: t('column.consent'), hidden: true },
      { id: 'status', label: t('column.status') },
      { id: 'lastUsedAt', label: t('column.lastUsed') },
      { id: 'createdAt', label: t('column.created'), sort: 'created' },
    ],
    filters: [
      {
        kind: 'choice',
        name: 'kind',
        label: t('column.kind'),
        options: kindChoices(t).map(({ value, label }) => ({ value, label })),
      },
      {
        kind: 'choice',
        name: 'status',
        label: t('column.status'),
        options: [
          { value: 'active', label: t('status.active') },
          { value: 'disabled', label: t('status.disabled') },
        ],
      },
    ],
  }
}

/** The state of the list as the input of its query. */
export const inputOf = (environment: string, { search, filters }: ListState) => ({
  environment,
  search,
  kind: filters.kind?.values[0],
  status: filters.status?.values[0],
})
