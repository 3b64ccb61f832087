import { z } from 'zod'
import type { Permission } from '#lib/access/permissions.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Target } from './call.ts'
import type { Seed } from './example.ts'
import { type Verb, verb } from './verb.ts'

type Shape = Record<string, z.ZodType>

type Definition<Fields extends Shape> = {
  /** `user.exported`. */
  name: AuditAction
  permission: Permission
  /** What names the place of the list, as in its query: a directory, an environment. Empty for what belongs to the tenant. */
  where: Fields
  target: (tx: Tx, input: z.output<z.ZodObject<Fields>>) => Promise<Target | undefined>
  example: (seed: Seed) => z.input<z.ZodObject<Fields>>
}

/**
 * Makes the verb that tells of an export: who took how many rows, in which format, and by which filters. It is called before
 * the first row leaves, so there is no export without it. What was searched for may name a person: only that there was a search is kept.
 */
export function exportVerb<Fields extends Shape>({ name, permission, where, target, example }: Definition<Fields>) {
  const input = z.strictObject({
    ...where,
    format: z.enum(['csv', 'excel', 'jsonl']),
    rows: z.int().min(0),
    filters: z.array(z.string().max(bounds.text.name)).max(20).default([]),
    searched: z.boolean().default(false),
  })
  return verb({
    name,
    permission,
    input,
    target: (tx, read) => target(tx, read as z.output<z.ZodObject<Fields>>),
    async run(tx, found, read) {
      const { format, rows, filters, searched, ...place } = read as z.output<typeof told> & Record<string, unknown>
      const after = { ...(place as Record<string, string>), format, rows, filters, searched }
      return { result: {}, changes: [{ id: tx.tenantId, environmentId: found.environmentId, before: null, after }] }
    },
    example: (seed) => ({ ...example(seed), format: 'csv', rows: 3 }) as z.input<typeof input>,
  }) as Verb<typeof input, object>
}

/** What every export tells. */
const told = z.object({
  format: z.string(),
  rows: z.number(),
  filters: z.array(z.string()),
  searched: z.boolean(),
})
