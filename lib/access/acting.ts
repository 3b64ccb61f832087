import type { Tx } from '#lib/db/with-tenant.ts'
import { type Actor, isWholly } from './actor.ts'
import { mayGive } from './giving.ts'
import { heldBy } from './held.ts'
import { rolesGivenTo } from './held-roles.ts'

/**
 * Whether `actor` may act on a person at all: suspend, delete, sign out, reset what they sign in with, or change who they
 * are. Nobody acts on somebody who holds more (S10): whoever resets an owner's password is an owner a minute later. Roles of
 * a suspended person count, for they hold again once resumed. Everybody may act on themselves, as far as their permissions go;
 * what acts for somebody with less than they hold may not, for it would hold all of it a minute later.
 */
export async function mayActOn(tx: Tx, actor: Actor, person: { directoryId: string; id: string }): Promise<boolean> {
  if (isWholly(actor, person.id)) return true
  const held = await heldBy(tx, actor)
  const theirs = await rolesGivenTo(tx, person.directoryId, person.id, 'any')
  return theirs.every((role) => mayGive(held, role, role.environmentId))
}
