import { isPlatformPermission, type Permission } from './permissions.ts'
import { builtInRoles } from './roles.ts'

/**
 * The permissions of the management API that a tenant's own role may hold: what an admin may do. What belongs to owners
 * alone, or to the installation, is in the built-in roles and nowhere else, whatever is stored.
 */
export const customPermissions: readonly Permission[] = builtInRoles.admin.permissions.filter(
  (permission) => !isPlatformPermission(permission),
)

const known = new Set<string>(customPermissions)

/** Whether a stored name is a permission that a role of one's own may give in the portal. */
export const isCustomPermission = (name: string): name is Permission => known.has(name)
