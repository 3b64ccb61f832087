import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportApis } from '#lib/services/apis/export.ts'
import { listApis } from '#lib/services/apis/list.ts'
import { inputOf, shape } from './shape.ts'
import type { ApiRow } from './table.tsx'

/** The APIs of the tenant as a file. */
export const apisFile: ExportOf<ApiRow> = {
  file: 'apis',
  query: listApis,
  verb: exportApis,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'name', label: 'Name', value: ({ name }) => name, always: true },
    { id: 'identifier', label: 'Identifier', value: ({ identifier }) => identifier },
    { id: 'permissions', label: 'Permissions', value: ({ permissions }) => permissions },
    { id: 'tokenFormat', label: 'Access tokens', value: ({ tokenFormat }) => tokenFormat },
    { id: 'createdAt', label: 'Created', value: ({ createdAt }) => createdAt },
  ],
  wanted: listWanted(shape, (state) => ({ input: inputOf(state) })),
}
