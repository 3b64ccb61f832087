import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { giftOfRoles } from '#lib/access/gift-of-role.ts'
import { mayGive } from '#lib/access/giving.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { findRole } from './find.ts'
import { nestingOf } from './nesting.ts'
import { roleVerb, touchRole } from './role-verb.ts'

/**
 * Puts a role into another: whoever has the outer one has all that the inner one gives. Refuses a circle, whoever else nests
 * at the same moment (the roles stand still), and what the actor does not hold.
 */
export const containRole = roleVerb({
  name: 'role.contained',
  input: z.strictObject({ id: z.string().max(40), role: z.string().max(40) }),
  async run(tx, outer, input, { actor, now, held }) {
    const inner = await findRole(tx, input.role)
    if (inner === undefined) throw notFound()
    if (!mayGive(held, await giftOfRoles(tx, [inner.id]), null))
      throw new ServiceError('forbidden', `${inner.displayName} gives what you do not hold, so you can not give it.`)
    const { tenantId } = tx
    const edge = { parentRoleId: outer.id, childRoleId: inner.id }
    const edges = await tx.db.roleRole.findMany({ where: { tenantId } })
    const nesting = nestingOf(edges, edge, bounds.role.depth)
    if (nesting === 'circle') throw refused(`${inner.displayName} contains this role, or is it.`)
    if (nesting === 'too_deep') throw refused(`At most ${bounds.role.depth} roles stand one within the other.`)
    if (edges.filter(({ parentRoleId }) => parentRoleId === outer.id).length >= bounds.role.contained)
      throw refused(`A role contains at most ${bounds.role.contained} others.`)
    const data = [{ tenantId, ...edge, addedBy: userIdOf(actor) ?? null, createdAt: now }]
    const { count } = await tx.db.roleRole.createMany({ data, skipDuplicates: true })
    if (count === 0) throw refused('It is contained already.')
    await touchRole(tx, outer.id, now)
    return {
      result: {},
      changes: [{ id: outer.id, before: { contains: null }, after: { contains: inner.displayName } }],
    }
  },
  example: (seed) => ({ id: seed.role.id, role: seed.permissionlessRole.id }),
})

const refused = (why: string): ServiceError => new ServiceError('conflict', why, { fields: { role: why } })
