import { isCustomPermission } from '#lib/access/custom-permissions.ts'
import { isPlatformPermission, type Permission } from '#lib/access/permissions.ts'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import type { AccessPlace } from './place.ts'
import type { RoleGraph } from './role-graph.ts'

/** What a built-in role permits at an API: at the management API the table in code, elsewhere nothing. */
export const builtInPermits =
  ({ api }: AccessPlace) =>
  (role: keyof typeof builtInRoles): readonly Permission[] =>
    api.isManagement ? builtInRoles[role].permissions.filter((name) => !isPlatformPermission(name)) : []

/** The built-in roles that give a permission. */
export const builtInGiving = (place: AccessPlace, permission: string): string[] =>
  everyBuiltInRole.filter((role) => builtInPermits(place)(role).some((name) => name === permission))

/** At the management API a role of the tenant's own gives what an admin may do, whatever is stored. */
export const countingGifts = ({ api }: AccessPlace, graph: RoleGraph): RoleGraph =>
  api.isManagement ? { ...graph, gifts: graph.gifts.filter(({ permission }) => isCustomPermission(permission)) } : graph
