import { languageNow } from '#app/messages/language-now.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { kits } from '#components/words/kit.ts'

/** The members of a group: what can be sorted and shown. */
export const shape = (): ListShape => {
  const t = kits[languageNow()]
  return {
    key: 'members',
    sort: '-added',
    columns: [
      { id: 'displayName', label: t('column.name'), key: true },
      { id: 'email', label: t('column.email') },
      { id: 'status', label: t('column.status') },
      { id: 'addedBy', label: t('column.addedBy') },
      { id: 'addedAt', label: t('column.added'), sort: 'added' },
    ],
    filters: [],
  }
}
