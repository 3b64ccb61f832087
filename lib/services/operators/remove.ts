import { z } from 'zod'
import { heldBy } from '#lib/access/held.ts'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'
import { findOperator } from './find.ts'
import { takeRoles } from './take-roles.ts'

/** Takes from an operator every role that they have on the platform; the person stays. The platform keeps an owner. */
export const removeOperator = verb({
  name: 'operator.removed',
  permission: 'platform:operator:write',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, input) => findOperator(tx, input.id),
  async run(tx, _found, { id: shown }, { actor }) {
    await lockAccess(tx)
    const operator = await findOperator(tx, shown)
    if (operator === undefined) throw notFound()
    const role = await takeRoles(tx, await heldBy(tx, actor), operator)
    await keepAnOwner(tx)
    return { result: {}, changes: [{ id: operator.id, before: { role }, after: null }] }
  },
  example: (seed) => ({ id: seed.operator.id }),
})
