import type { z } from 'zod'
import { readHeldOnce } from '#lib/access/held.ts'
import type { Permission } from '#lib/access/permissions.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { addressed, allowed, type Call, notFound, parsed, type Target } from './call.ts'
import type { Seed } from './example.ts'
import { readingList } from './paging-scope.ts'
import { recordingRefusal } from './refused.ts'

type Definition<Schema extends z.ZodType, On extends Target, Result> = {
  name: string
  permission: Permission
  input: Schema
  target(tx: Tx, input: z.output<Schema>, call: Call): Promise<On | undefined>
  read(tx: Tx, target: On, input: z.output<Schema>, call: Call): Promise<Result>
  example(seed: Seed): z.input<Schema>
}

export type Query<Schema extends z.ZodType = z.ZodType, Result = unknown> = {
  kind: 'query'
  name: string
  permission: Permission
  input: Schema
  call(call: Call, input: unknown): Promise<Result>
  example(seed: Seed): z.input<Schema>
}

/** Makes a question. The same guards as a verb in the same order; it changes nothing and leaves no event. */
export function query<Schema extends z.ZodType, On extends Target, Result>(
  definition: Definition<Schema, On, Result>,
): Query<Schema, Result> {
  const { name, permission, input: schema, example } = definition
  return {
    kind: 'query',
    name,
    permission,
    input: schema,
    example,
    async call(call, raw) {
      const tenantId = await addressed(call)
      const input = parsed(schema, raw)
      return await recordingRefusal(call, tenantId, name, () =>
        withTenant(tenantId, async (tx) => {
          readHeldOnce(tx)
          const target = await definition.target(tx, input, call)
          if (target === undefined) throw notFound()
          await allowed(tx, call, permission, target)
          return await readingList(tenantId, name, () => definition.read(tx, target, input, call))
        }),
      )
    },
  }
}
