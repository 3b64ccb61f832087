import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportGroups } from '#lib/services/groups/export.ts'
import { listGroups } from '#lib/services/groups/list.ts'
import { inputOf, shape } from './shape.ts'
import type { GroupRow } from './table.tsx'

/** The groups of a directory as a file. */
export const groupsFile: ExportOf<GroupRow> = {
  file: 'groups',
  query: listGroups,
  verb: exportGroups,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'displayName', label: 'Name', value: ({ displayName }) => displayName, always: true },
    { id: 'slug', label: 'Slug', value: ({ slug }) => slug },
    { id: 'members', label: 'Members', value: ({ members }) => members },
    { id: 'roles', label: 'Roles', value: ({ roles }) => roles },
    { id: 'description', label: 'Description', value: ({ description }) => description },
    { id: 'createdAt', label: 'Created', value: ({ createdAt }) => createdAt },
  ],
  wanted: listWanted(shape, (state, environment) => ({
    input: inputOf({ environment }, state),
    where: { environment },
  })),
}
