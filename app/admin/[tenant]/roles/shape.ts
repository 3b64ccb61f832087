import { words } from '#app/messages/words.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'

const t = words('roles')

/** The list of roles as an export has it; the page itself shows all columns, one's own roles before the built-in ones. */
export const shape = (): ListShape => ({
  key: 'roles',
  sort: 'name',
  columns: [
    { id: 'name', label: t('name'), sort: 'name', key: true },
    { id: 'description', label: t('meaning') },
    { id: 'given', label: t('given') },
  ],
  filters: [],
})
