import type { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { refuseBuiltIn } from '../apis/api-verb.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { type FoundPermission, findPermission } from './find.ts'

type Definition<Schema extends z.ZodType<{ id: string }>> = {
  name: AuditAction
  input: Schema
  run(tx: Tx, permission: FoundPermission, input: z.output<Schema>, call: Call): Promise<Outcome<object>>
  example(seed: Seed): z.input<Schema>
}

/** Makes a verb that changes one permission. The roles that hold it stand still meanwhile; those of our own API never change. */
export function permissionVerb<Schema extends z.ZodType<{ id: string }>>(
  definition: Definition<Schema>,
): Verb<Schema, object> {
  const { name, input: schema, example } = definition
  return verb({
    name,
    permission: 'api:write',
    input: schema,
    example,
    target: (tx, input) => findPermission(tx, input.id),
    async run(tx, _found, input, call) {
      await lockAccess(tx)
      const permission = await findPermission(tx, input.id)
      if (permission === undefined) throw notFound()
      refuseBuiltIn(permission.api)
      return await definition.run(tx, permission, input, call)
    },
  })
}
