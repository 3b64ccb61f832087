import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportClients } from '#lib/services/clients/export.ts'
import { listClients } from '#lib/services/clients/list.ts'
import { inputOf, shape } from './shape.ts'
import type { ClientRow } from './table.tsx'

/** The clients of an environment as a file. */
export const clientsFile: ExportOf<ClientRow> = {
  file: 'clients',
  query: listClients,
  verb: exportClients,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'name', label: 'Name', value: ({ name }) => name, always: true },
    { id: 'kind', label: 'Kind', value: ({ kind }) => kind },
    { id: 'clientId', label: 'Client ID', value: ({ clientId }) => clientId },
    { id: 'firstParty', label: 'First-party', value: ({ firstParty }) => firstParty },
    { id: 'status', label: 'Status', value: ({ status }) => status },
    { id: 'lastUsedAt', label: 'Last used', value: ({ lastUsedAt }) => lastUsedAt },
    { id: 'createdAt', label: 'Created', value: ({ createdAt }) => createdAt },
  ],
  wanted: listWanted(shape, (state, environment) => ({ input: inputOf(environment, state), where: { environment } })),
}
