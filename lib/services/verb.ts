import type { z } from 'zod'
import type { Permission } from '#lib/access/permissions.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { addressed, allowed, type Call, notFound, parsed, type Target } from './call.ts'
import type { Seed } from './example.ts'
import { type Change, recordChanges } from './record.ts'
import { recordingRefusal } from './refused.ts'

/** What a verb did: what the caller gets, and each object it changed. Nothing changed is no event. */
export type Outcome<Result> = { result: Result; changes: readonly Change[] }

type Definition<Schema extends z.ZodType, On extends Target, Result> = {
  /** The action in the trail. */
  name: AuditAction
  permission: Permission
  input: Schema
  /** Finds what is to be changed, in the tenant's transaction. Undefined: absent or foreign, answered 404. */
  target(tx: Tx, input: z.output<Schema>, call: Call): Promise<On | undefined>
  run(tx: Tx, target: On, input: z.output<Schema>, call: Call): Promise<Outcome<Result>>
  /** An input that succeeds in a seeded tenant; the loop tests run it as everyone. */
  example(seed: Seed): z.input<Schema>
  /** For what takes longer than a form's answer should: making a tenant's keys. */
  timeoutMs?: number
}

export type Verb<Schema extends z.ZodType = z.ZodType, Result = unknown> = {
  kind: 'verb'
  name: AuditAction
  permission: Permission
  input: Schema
  call(call: Call, input: unknown): Promise<Result>
  example(seed: Seed): z.input<Schema>
}

/**
 * Makes a change that an administrator can ask for. It can't be written without a permission, a schema, a target, a
 * diff and an example. In this order: parse; resolve the target in the tenant's transaction; authorize for the target's
 * environment; run; record one event per changed object. All of it commits, or none.
 */
export function verb<Schema extends z.ZodType, On extends Target, Result>(
  definition: Definition<Schema, On, Result>,
): Verb<Schema, Result> {
  const { name, permission, input: schema, example } = definition
  return {
    kind: 'verb',
    name,
    permission,
    input: schema,
    example,
    async call(call, raw) {
      const tenantId = await addressed(call)
      const input = parsed(schema, raw)
      return await recordingRefusal(call, tenantId, name, () =>
        withTenant(
          tenantId,
          async (tx) => {
            const target = await definition.target(tx, input, call)
            if (target === undefined) throw notFound()
            await allowed(tx, call, permission, target)
            await call.once?.begin(tx)
            const { result, changes } = await definition.run(tx, target, input, call)
            await recordChanges(tx, call, name, changes)
            await call.once?.end(tx, result)
            return result
          },
          { timeoutMs: definition.timeoutMs ?? 10_000 },
        ),
      )
    },
  }
}
