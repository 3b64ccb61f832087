import { z } from 'zod'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import { isBuiltInRole } from '#lib/access/roles.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'

/** Takes a built-in role from whoever has it. A tenant keeps an owner; nobody takes what they could not give (S10). */
export const removeAdministrator = verb({
  name: 'assignment.removed',
  permission: 'administrator:write',
  input: z.strictObject({ id: z.string().max(40) }),
  async target(tx, input) {
    const id = parseId('assignment', input.id)
    if (id === undefined) return undefined
    const row = await tx.db.assignment.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
    return row?.builtinRole === null || row === null ? undefined : row
  },
  async run(tx, assignment, _input, { actor }) {
    await lockAccess(tx)
    const role = assignment.builtinRole ?? ''
    if (!isBuiltInRole(role) || !mayGive(await heldBy(tx, actor), role, assignment.environmentId))
      throw new ServiceError('forbidden', 'You can take the roles that you could give, and no others.')
    const { count } = await tx.db.assignment.deleteMany({ where: { tenantId: tx.tenantId, id: assignment.id } })
    if (count === 0) throw notFound()
    await keepAnOwner(tx)
    const before = { role, user: assignment.userId, group: assignment.groupId }
    return { result: {}, changes: [{ id: assignment.id, before, after: null }] }
  },
  example: (seed) => ({ id: seed.assignment.id }),
})
