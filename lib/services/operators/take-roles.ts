import { mayGive } from '#lib/access/giving.ts'
import type { Held } from '#lib/access/held.ts'
import { isBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Operator } from './find.ts'

/** Takes every built-in role from an operator. Whoever could not give one of them is refused. Answers what they were. */
export async function takeRoles(tx: Tx, held: Held, { given }: Operator): Promise<string> {
  for (const { builtinRole, environmentId } of given)
    if (!isBuiltInRole(builtinRole ?? '') || !mayGive(held, builtinRole as 'owner', environmentId))
      throw new ServiceError('forbidden', 'You can take the roles that you could give, and no others.')
  await tx.db.assignment.deleteMany({ where: { tenantId: tx.tenantId, id: { in: given.map(({ id }) => id) } } })
  return given.map(({ builtinRole }) => builtinRole).join(', ')
}
