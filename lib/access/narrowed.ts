import type { HeldRole } from './held-roles.ts'
import type { Permission } from './permissions.ts'

/**
 * Roles as somebody holds them who acts with less than all of it: of each role, the permissions within `within`. A role of
 * which some is missing is no longer that built-in role, so nothing that only owners may do comes of it.
 */
export const narrowed = (roles: readonly HeldRole[], within: readonly Permission[] | undefined): HeldRole[] =>
  within === undefined
    ? [...roles]
    : roles.map((role) => {
        const permissions = role.permissions.filter((permission) => within.includes(permission))
        return { ...role, builtIn: permissions.length === role.permissions.length ? role.builtIn : null, permissions }
      })
