import type { z } from 'zod'
import { giftOfRoles } from '#lib/access/gift-of-role.ts'
import { mayGive } from '#lib/access/giving.ts'
import { type Held, heldBy } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { type FoundRole, findRole } from './find.ts'

type Definition<Schema extends z.ZodType<{ id: string }>, Result> = {
  name: AuditAction
  input: Schema
  run(tx: Tx, role: FoundRole, input: z.output<Schema>, call: Call & { held: Held }): Promise<Outcome<Result>>
  example(seed: Seed): z.input<Schema>
}

/**
 * Makes a verb that changes one of the tenant's own roles. Others may have it, so whoever does not hold all that it gives
 * in the console is refused (S10). All roles of the tenant stand still meanwhile.
 */
export function roleVerb<Schema extends z.ZodType<{ id: string }>, Result>(
  definition: Definition<Schema, Result>,
): Verb<Schema, Result> {
  const { name, input: schema, example } = definition
  return verb({
    name,
    permission: 'role:write',
    input: schema,
    example,
    target: (tx, input) => findRole(tx, input.id),
    async run(tx, _found, input, call) {
      await lockAccess(tx)
      const role = await findRole(tx, input.id)
      if (role === undefined) throw notFound()
      const held = await heldBy(tx, call.actor)
      if (!mayGive(held, await giftOfRoles(tx, [role.id]), null))
        throw new ServiceError('forbidden', 'This role gives what you do not hold, so it is not yours to change.')
      return await definition.run(tx, role, input, { ...call, held })
    },
  })
}

/** Notes that a role is another one now: who read it before learns so when they save. */
export async function touchRole(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.db.role.updateMany({
    where: { tenantId: tx.tenantId, id },
    data: { version: { increment: 1 }, updatedAt: now },
  })
}
