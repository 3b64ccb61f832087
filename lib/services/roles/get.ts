import { z } from 'zod'
import { giftOfRoles } from '#lib/access/gift-of-role.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { builtInRoles } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { type GivenRole, roleOf } from '../assignments/role-of.ts'
import { query } from '../query.ts'
import { affectedBy } from './affected.ts'
import { matrixOf } from './matrix.ts'
import { nestedIn, nestingIn } from './neighbours.ts'

/**
 * One role: what it gives at each API (itself, or through what it contains), the roles within it and around it, how often it
 * was given, and whom a change reaches at their next token. `mayChange` says whether the asker holds all that it gives in
 * the console; a built-in role never changes.
 */
export const getRole = query({
  name: 'role.get',
  permission: 'role:read',
  input: z.strictObject({ id: z.string().max(40) }),
  async target(tx, input) {
    const role = await roleOf(tx, input.id)
    return role === undefined ? undefined : { ...role, environmentId: null }
  },
  async read(tx, role, { id: shown }, { actor }) {
    const given = await countsOf(tx, role)
    const held = await heldBy(tx, actor)
    if (role.builtIn !== null) {
      const { name, description } = builtInRoles[role.builtIn]
      return {
        role: { id: shown, slug: role.builtIn as string, name, description, builtIn: true },
        version: '0',
        updatedAt: null,
        mayChange: false,
        mayGive: mayGive(held, role.builtIn, null),
        apis: await matrixOf(tx, role, held),
        contains: [],
        within: [],
        given,
        affected: { people: 0, clients: 0 },
      }
    }
    const row = await tx.db.role.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tx.tenantId, id: role.id } } })
    const isHeld = mayGive(held, await giftOfRoles(tx, [row.id]), null)
    return {
      role: {
        id: formatId('role', row.id),
        slug: row.slug,
        name: row.displayName,
        description: row.description,
        builtIn: false,
      },
      version: row.version.toString(),
      updatedAt: row.updatedAt,
      mayChange: isHeld,
      mayGive: isHeld,
      apis: await matrixOf(tx, role, held),
      contains: await nestedIn(tx, row.id),
      within: await nestingIn(tx, row.id),
      given,
      affected: await affectedBy(tx, [row.id]),
    }
  },
  example: (seed) => ({ id: seed.role.id }),
})

/** How many people and groups, and how many clients, were given it directly. */
async function countsOf(tx: Tx, role: GivenRole): Promise<{ members: number; clients: number }> {
  const which = role.builtIn === null ? { roleId: role.id } : { roleId: null, builtinRole: role.builtIn }
  const where = { tenantId: tx.tenantId, ...which }
  const clients = await tx.db.assignment.count({ where: { ...where, clientId: { not: null } } })
  return { members: (await tx.db.assignment.count({ where })) - clients, clients }
}
