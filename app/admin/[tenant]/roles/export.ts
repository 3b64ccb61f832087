import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportRoles } from '#lib/services/roles/export.ts'
import { listRoles } from '#lib/services/roles/list.ts'
import { shape } from './shape.ts'

type RoleRow = { id: string; name: string; description: string; given: number; builtIn: boolean }

/** The roles of the tenant as a file, one's own first. They are few enough for a single page. */
export const rolesFile: ExportOf<RoleRow> = {
  file: 'roles',
  query: {
    async call(call, { search }) {
      const { own, builtIn } = await listRoles.call(call, { search })
      const rows = [
        ...own.map((role) => ({ ...role, builtIn: false })),
        ...builtIn.map((role) => ({ ...role, builtIn: true })),
      ]
      return { rows, total: rows.length, next: null }
    },
  },
  verb: exportRoles,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'name', label: 'Name', value: ({ name }) => name, always: true },
    { id: 'description', label: 'What it allows', value: ({ description }) => description },
    { id: 'given', label: 'Given', value: ({ given }) => given },
    { id: 'builtIn', label: 'Built in', value: ({ builtIn }) => builtIn, always: true },
  ],
  wanted: listWanted(shape, ({ search }) => ({ input: { search } })),
}
