import { type Held, holds } from './held.ts'
import { type BuiltInRole, builtInRoles } from './roles.ts'

/**
 * Nobody gives what they do not hold (S10): every permission of the role must be held where it is given, and a role
 * given everywhere needs to be held everywhere. Owner is given by owners alone, whatever the lists say.
 */
export function mayGive(held: Held, role: BuiltInRole, environmentId: string | null): boolean {
  if (held.unlimited) return true
  if (role === 'owner' && !isOwner(held)) return false
  return builtInRoles[role].permissions
    .filter((permission) => held.isPlatform || !permission.startsWith('platform:'))
    .every((permission) => holds(held, permission, environmentId))
}

/** Whether an actor is an owner of the whole tenant. */
export const isOwner = (held: Held): boolean =>
  held.unlimited || held.roles.some(({ role, environmentId }) => role === 'owner' && environmentId === null)
