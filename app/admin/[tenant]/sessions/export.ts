import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportSessions } from '#lib/services/sessions/export.ts'
import { listSessions } from '#lib/services/sessions/list.ts'
import { scopeInput } from '../scope-filters.ts'
import { shape } from './shape.ts'
import type { SessionRow } from './table.tsx'

/** Who is signed in, as a file. */
export const sessionsFile: ExportOf<SessionRow> = {
  file: 'sessions',
  query: listSessions,
  verb: exportSessions,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'personId', label: 'Person id', value: ({ user }) => user.id, always: true },
    { id: 'person', label: 'Person', value: ({ user }) => user.displayName, always: true },
    { id: 'email', label: 'E-mail', value: ({ user }) => user.email, always: true },
    { id: 'device', label: 'Device', value: ({ device }) => device.name },
    { id: 'ip', label: 'Address', value: ({ ip }) => ip },
    { id: 'clients', label: 'Apps', value: ({ clients }) => clients.map(({ name }) => name).join(', ') },
    { id: 'environment', label: 'Environment', value: ({ environment }) => environment.slug },
    { id: 'createdAt', label: 'Signed in', value: ({ createdAt }) => createdAt },
    { id: 'lastSeenAt', label: 'Last seen', value: ({ lastSeenAt }) => lastSeenAt },
  ],
  wanted: listWanted(shape, (state, environment) => {
    const input = scopeInput(environment, state)
    return { input, where: input }
  }),
}
