import { languageNow } from '#app/messages/language-now.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import type { ListState } from '#components/data-table/list-state.ts'
import { kits } from '#components/words/kit.ts'

/** The list of groups: what can be sorted and shown. */
export const shape = (): ListShape => {
  const t = kits[languageNow()]
  return {
    key: 'groups',
    sort: 'name',
    columns: [
      { id: 'displayName', label: t('column.name'), sort: 'name', key: true },
      { id: 'slug', label: t('column.slug') },
      { id: 'members', label: t('column.members'), sort: 'members' },
      { id: 'roles', label: t('column.roles') },
      { id: 'description', label: t('column.description'), hidden: true },
      { id: 'createdAt', label: t('column.created'), sort: 'created' },
    ],
    filters: [],
  }
}

/** The state of the list as the input of its query. */
export const inputOf = (place: { environment: string }, { search }: ListState) => ({ ...place, search })
