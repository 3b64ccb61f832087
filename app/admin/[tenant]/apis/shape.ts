import { languageNow } from '#app/messages/language-now.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { kits } from '#components/words/kit.ts'

/** The list of APIs: what can be sorted and shown. */
export const shape = (): ListShape => {
  const t = kits[languageNow()]
  return {
    key: 'apis',
    sort: 'name',
    columns: [
      { id: 'name', label: t('column.name'), sort: 'name', key: true },
      { id: 'identifier', label: t('column.identifier') },
      { id: 'permissions', label: t('column.permissions') },
      { id: 'tokenFormat', label: t('column.accessTokens') },
      { id: 'createdAt', label: t('column.created'), sort: 'created' },
    ],
    filters: [],
  }
}

/** The state of the list as the input of its query. */
export const inputOf = ({ search }: ListState) => ({ search })
