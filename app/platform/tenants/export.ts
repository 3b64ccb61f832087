import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportTenants } from '#lib/services/tenants/export.ts'
import { listTenants } from '#lib/services/tenants/list.ts'
import { inputOf, shape } from './shape.ts'
import type { TenantRow } from './table.tsx'

/** The tenants of the installation as a file. */
export const tenantsFile: ExportOf<TenantRow> = {
  file: 'tenants',
  query: listTenants,
  verb: exportTenants,
  columns: [
    { id: 'displayName', label: 'Name', value: ({ displayName }) => displayName, always: true },
    { id: 'slug', label: 'Slug', value: ({ slug }) => slug, always: true },
    { id: 'status', label: 'Status', value: ({ status }) => status },
    { id: 'users', label: 'People', value: ({ users }) => users },
    { id: 'clients', label: 'Clients', value: ({ clients }) => clients },
    { id: 'environments', label: 'Environments', value: ({ environments }) => environments },
    { id: 'lastSignInAt', label: 'Last sign-in', value: ({ lastSignInAt }) => lastSignInAt },
    { id: 'createdAt', label: 'Created', value: ({ createdAt }) => createdAt },
  ],
  wanted: listWanted(shape, (state) => ({ input: inputOf(state) })),
}
