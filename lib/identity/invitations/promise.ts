import { giftOfRoles } from '#lib/access/gift-of-role.ts'
import { mayGive } from '#lib/access/giving.ts'
import { mayGiveGroup, rolesOfGroups } from '#lib/access/giving-groups.ts'
import { type Held, holds } from '#lib/access/held.ts'
import { isBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** A role that an invitation promises: one of the tenant's own, or a built-in one. `environmentId` null is everywhere. */
export type PromisedRole = { roleId: string | null; builtinRole: string | null; environmentId: string | null }

/**
 * Whether somebody who holds this may promise a role (S10): what it takes to give such a role at once, and all that it comes to
 * in the portal.
 */
export async function mayPromiseRole(tx: Tx, held: Held, role: PromisedRole): Promise<boolean> {
  const { roleId, builtinRole, environmentId } = role
  if (!holds(held, 'assignment:write', environmentId)) return false
  if (builtinRole !== null)
    return (
      isBuiltInRole(builtinRole) &&
      holds(held, 'administrator:write', environmentId) &&
      mayGive(held, builtinRole, environmentId)
    )
  return roleId !== null && mayGive(held, await giftOfRoles(tx, [roleId]), environmentId)
}

/** Whether they may promise a group: they choose its members, and could give each role that its members have. */
export async function mayPromiseGroup(tx: Tx, held: Held, directoryId: string, groupId: string): Promise<boolean> {
  return holds(held, 'group:write') && mayGiveGroup(held, await rolesOfGroups(tx, directoryId, [groupId]))
}
