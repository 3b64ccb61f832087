import { type Held, holds } from './held.ts'
import type { Permission } from './permissions.ts'
import { type BuiltInRole, builtInRoles } from './roles.ts'

/** What somebody would be given: a built-in role by its key, or any role with what it reaches at the management API. */
export type Gift = BuiltInRole | { builtIn: BuiltInRole | null; permissions: readonly Permission[] }

/**
 * Nobody gives what they do not hold (S10): every permission of the role must be held where it is given, and a role
 * given everywhere needs to be held everywhere. Owner is given by owners alone, whatever the lists say.
 *
 * It is about the permissions of the management API, which govern this console. What a tenant's own APIs understand is
 * handed out by whoever may write roles and assignments: they need not be users of those apps themselves.
 */
export function mayGive(held: Held, gift: Gift, environmentId: string | null): boolean {
  if (held.unlimited) return true
  const { builtIn, permissions } =
    typeof gift === 'string' ? { builtIn: gift, permissions: builtInRoles[gift].permissions } : gift
  if (builtIn === 'owner' && !isOwner(held)) return false
  return permissions
    .filter((permission) => held.isPlatform || !permission.startsWith('platform:'))
    .every((permission) => holds(held, permission, environmentId))
}

/** Whether an actor is an owner of the whole tenant. */
export const isOwner = (held: Held): boolean =>
  held.unlimited || held.roles.some(({ builtIn, environmentId }) => builtIn === 'owner' && environmentId === null)
