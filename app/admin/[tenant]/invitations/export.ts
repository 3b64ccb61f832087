import { listWanted } from '#components/data-table/list-wanted.ts'
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
  wanted: listWanted(shape, (state, environment) => ({
    input: inputOf({ environment }, state),
    where: { environment },
  })),
}
