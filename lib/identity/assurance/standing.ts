import type { Tx } from '#lib/db/with-tenant.ts'
import { findGrace } from './grace.ts'
import { loadOwned, type Person } from './owned.ts'
import { rolesUnderPolicy } from './roles-under-policy.ts'
import type { Grace, Owned } from './whats-next.ts'

/** What is known of a person in an environment before any policy is: which of their roles have one, what they have, and their grace. */
export type Standing = { roleIds: readonly string[]; owned: Owned; grace: Grace }

/** Reads it, in statements that are sent at once. */
export async function readStanding(tx: Tx, place: Person & { environmentId: string }): Promise<Standing> {
  const [roleIds, owned, grace] = await Promise.all([
    rolesUnderPolicy(tx, place),
    loadOwned(tx, place),
    findGrace(tx, place),
  ])
  return { roleIds, owned, grace }
}
