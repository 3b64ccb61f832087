import type { Tx } from '#lib/db/with-tenant.ts'
import type { Actor } from './actor.ts'
import { givenBy, heldBy } from './held.ts'
import type { HeldRole } from './held-roles.ts'
import type { Permission } from './permissions.ts'

export type Answer = { allowed: boolean; why: readonly string[] }

/**
 * May this actor do this here, and why. Without an environment the permission must be held everywhere.
 * Asked inside the transaction that acts on the answer.
 */
export async function may(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  environmentId?: string | null,
): Promise<Answer> {
  const held = await heldBy(tx, actor)
  if (held.unlimited) return { allowed: true, why: ['runs on the server itself'] }
  const given = givenBy(held, permission, environmentId)
  return { allowed: given.length > 0, why: given.map((role) => because(role)) }
}

const because = ({ name, environmentId, via, group }: HeldRole): string =>
  `${name}, ${via === 'group' ? `through ${group}` : 'given directly'}${environmentId === null ? '' : ', in this environment'}`
