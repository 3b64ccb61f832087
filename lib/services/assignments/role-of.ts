import { giftOfRoles } from '#lib/access/gift-of-role.ts'
import type { Gift } from '#lib/access/giving.ts'
import { type BuiltInRole, builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { findRole } from '../roles/find.ts'

/** A role that can be given: a built-in one, or one of the tenant's own by its stored id. */
export type GivenRole = { builtIn: BuiltInRole } | { builtIn: null; id: string }

type Named = { name: string }

/** The role that is meant: a built-in one by its key (`support`), one's own by its shown id. Undefined: there is none. */
export async function roleOf(tx: Tx, shown: string): Promise<(GivenRole & Named) | undefined> {
  if (isBuiltInRole(shown)) return { builtIn: shown, name: builtInRoles[shown].name }
  const own = await findRole(tx, shown)
  return own === undefined ? undefined : { builtIn: null, id: own.id, name: own.displayName }
}

/** The role that an assignment gives. */
export const roleOfRow = (row: { roleId: string | null; builtinRole: string | null }): GivenRole | undefined => {
  if (row.roleId !== null) return { builtIn: null, id: row.roleId }
  return row.builtinRole !== null && isBuiltInRole(row.builtinRole) ? { builtIn: row.builtinRole } : undefined
}

/** What giving it comes to in the console: what S10 weighs. */
export const giftOf = async (tx: Tx, role: GivenRole): Promise<Gift> =>
  role.builtIn === null ? giftOfRoles(tx, [role.id]) : role.builtIn
