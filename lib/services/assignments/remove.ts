import { z } from 'zod'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'
import { refuseUnlessAdministering } from './admin-roles.ts'
import { giftOf, roleOfRow } from './role-of.ts'

/** Takes a role from whoever has it. A tenant keeps an owner; nobody takes what they could not give (S10). */
export const removeAssignment = verb({
  name: 'assignment.removed',
  permission: 'assignment:write',
  input: z.strictObject({ id: z.string().max(40) }),
  async target(tx, input) {
    const id = parseId('assignment', input.id)
    if (id === undefined) return undefined
    const row = await tx.db.assignment.findUnique({
      where: { tenantId_id: { tenantId: tx.tenantId, id } },
      include: { role: { select: { displayName: true } } },
    })
    return row ?? undefined
  },
  async run(tx, assignment, _input, call) {
    await lockAccess(tx)
    const { id, environmentId, userId, groupId, clientId } = assignment
    const role = roleOfRow(assignment)
    if (role === undefined) throw notFound()
    await refuseUnlessAdministering(tx, call, role, environmentId)
    if (!mayGive(await heldBy(tx, call.actor), await giftOf(tx, role), environmentId))
      throw new ServiceError('forbidden', 'You can take the roles that you could give, and no others.')
    const { count } = await tx.db.assignment.deleteMany({ where: { tenantId: tx.tenantId, id } })
    if (count === 0) throw notFound()
    await keepAnOwner(tx)
    const name = role.builtIn ?? assignment.role?.displayName ?? null
    const before = { role: name, user: userId, group: groupId, client: clientId }
    return { result: {}, changes: [{ id, environmentId, before, after: null }] }
  },
  example: (seed) => ({ id: seed.assignment.id }),
})
