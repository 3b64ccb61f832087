import { RoleAssignments } from '../../assignments/role-assignments.tsx'
import type { Subject } from './subject.ts'

/** The roles that every member has by being one, with the forms to give and take them. */
export function RolesPanel({ subject }: { subject: Subject }) {
  const { at, visit, place, search, group } = subject
  const { tenant, environment } = at
  return (
    <RoleAssignments
      visit={visit}
      place={place}
      search={search}
      to={{ id: group.id, kind: 'group' }}
      at={{ tenant, environment, page: 'groups', id: group.id, tab: 'roles' }}
    />
  )
}
