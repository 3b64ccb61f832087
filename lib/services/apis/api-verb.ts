import type { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { type FoundApi, findApi } from './find.ts'

type Definition<Schema extends z.ZodType<{ id: string }>, Result> = {
  name: AuditAction
  input: Schema
  run(tx: Tx, api: FoundApi, input: z.output<Schema>, call: Call): Promise<Outcome<Result>>
  example(seed: Seed): z.input<Schema>
}

/** Makes a verb that changes one API. Its permissions and the roles that hold them stand still meanwhile; our own API never changes. */
export function apiVerb<Schema extends z.ZodType<{ id: string }>, Result>(
  definition: Definition<Schema, Result>,
): Verb<Schema, Result> {
  const { name, input: schema, example } = definition
  return verb({
    name,
    permission: 'api:write',
    input: schema,
    example,
    target: (tx, input) => findApi(tx, input.id),
    async run(tx, _found, input, call) {
      await lockAccess(tx)
      const api = await findApi(tx, input.id)
      if (api === undefined) throw notFound()
      refuseBuiltIn(api)
      return await definition.run(tx, api, input, call)
    },
  })
}

/** The management API follows the code: its permissions are what the console checks. */
export function refuseBuiltIn({ identifier }: { identifier: string }): void {
  if (identifier === managementAudience)
    throw new ServiceError('forbidden', 'The management API is built in and does not change.')
}
