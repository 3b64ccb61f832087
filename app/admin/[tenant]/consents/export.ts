import { listWanted } from '#components/data-table/list-wanted.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportConsents } from '#lib/services/consents/export.ts'
import { listConsents } from '#lib/services/consents/list.ts'
import { scopeInput } from '../scope-filters.ts'
import { shape } from './shape.ts'
import type { ConsentRow } from './table.tsx'

/** What people allowed which app, as a file. */
export const consentsFile: ExportOf<ConsentRow> = {
  file: 'consents',
  query: listConsents,
  verb: exportConsents,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'personId', label: 'Person id', value: ({ user }) => user.id, always: true },
    { id: 'person', label: 'Person', value: ({ user }) => user.displayName, always: true },
    { id: 'email', label: 'E-mail', value: ({ user }) => user.email, always: true },
    { id: 'client', label: 'Client', value: ({ client }) => client.name },
    { id: 'scopes', label: 'Allowed', value: ({ scopes }) => scopes.join(' ') },
    { id: 'environment', label: 'Environment', value: ({ environment }) => environment.slug },
    { id: 'createdAt', label: 'Given', value: ({ createdAt }) => createdAt },
    { id: 'lastUsedAt', label: 'Last used', value: ({ lastUsedAt }) => lastUsedAt },
  ],
  wanted: listWanted(shape, (state, environment) => {
    const input = scopeInput(environment, state)
    return { input, where: input }
  }),
}
