import { readListState } from '#components/data-table/list-state.ts'
import type { ExportOf } from '#lib/http/export.ts'
import { exportInvitations } from '#lib/services/invitations/export.ts'
import { listInvitations } from '#lib/services/invitations/list.ts'
import { inputOf, shape } from './shape.ts'
import type { InvitationRow } from './table.tsx'

/** The invitations into a directory as a file. */
export const invitationsFile: ExportOf<InvitationRow> = {
  file: 'invitations',
  query: listInvitations,
  verb: exportInvitations,
  columns: [
    { id: 'id', label: 'Id', value: ({ id }) => id, always: true },
    { id: 'email', label: 'E-mail', value: ({ email }) => email, always: true },
    { id: 'status', label: 'Status', value: ({ status }) => status },
    { id: 'roles', label: 'Roles and groups', value: ({ roles, groups }) => [...roles, ...groups].join(', ') },
    { id: 'invitedBy', label: 'Invited by', value: ({ invitedBy }) => invitedBy },
    { id: 'sentAt', label: 'Sent', value: ({ sentAt }) => sentAt },
    { id: 'expiresAt', label: 'Expires', value: ({ expiresAt }) => expiresAt },
  ],
  wanted: (search) => {
    const state = readListState(shape, search)
    const environment = String(search.environment ?? '')
    return {
      input: { ...inputOf({ environment }, state), sort: state.sort },
      columns: state.columns,
      event: { environment, filters: Object.keys(state.filters), searched: state.search !== '' },
    }
  },
}
