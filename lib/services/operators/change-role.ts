import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { giveRole } from '../assignments/give.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'
import { operatorRole } from './fields.ts'
import { findOperator } from './find.ts'
import { takeRoles } from './take-roles.ts'

/** Gives an operator one role in the place of those they have. The platform keeps an owner; nobody gives or takes what they do not hold (S10). */
export const changeOperatorRole = verb({
  name: 'operator.role_changed',
  permission: 'platform:operator:write',
  input: z.strictObject({ id: z.string().max(40), role: operatorRole }),
  target: (tx, input) => findOperator(tx, input.id),
  async run(tx, _found, { id: shown, role }, { actor, now }) {
    await lockAccess(tx)
    const operator = await findOperator(tx, shown)
    if (operator === undefined) throw notFound()
    const { id, directoryId } = operator
    const held = await heldBy(tx, actor)
    if (!mayGive(held, role, null))
      throw new ServiceError('forbidden', 'You can give the roles that you hold, and no others.')
    const before = await takeRoles(tx, held, operator)
    const to = { kind: 'user', id, directoryId } as const
    await giveRole(tx, { role: { builtIn: role }, to, environmentId: null, grantedBy: userIdOf(actor) ?? null, now })
    await keepAnOwner(tx)
    return { result: {}, changes: [{ id, before: { role: before }, after: { role } }] }
  },
  example: (seed) => ({ id: seed.operator.id, role: 'support' as const }),
})
