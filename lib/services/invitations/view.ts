import { builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Invitation } from './find.ts'
import type { Promised } from './promised.ts'

/** What an invitation promises, as the trail keeps it. */
export const promisedFields = ({ roles, groups }: Promised) => ({
  roles: roles.map(({ builtinRole, roleId }) => builtinRole ?? formatId('role', roleId ?? '')),
  groups: groups.map((id) => formatId('group', id)),
  roleEnvironment: roles[0]?.environmentId ?? null,
})

/** The promises of a stored invitation. */
export const promisedOf = ({ roles, groups }: Pick<Invitation, 'roles' | 'groups'>): Promised => ({
  roles: roles.map(({ roleId, builtinRole, environmentId }) => ({ roleId, builtinRole, environmentId })),
  groups: groups.map(({ groupId }) => groupId),
})

type RoleRow = { builtinRole: string | null; role: { displayName: string } | null }

/** What a role is called: a built-in one by the table in code. */
export const roleName = ({ builtinRole, role }: RoleRow): string => {
  if (builtinRole === null) return role?.displayName ?? ''
  return isBuiltInRole(builtinRole) ? builtInRoles[builtinRole].name : builtinRole
}
