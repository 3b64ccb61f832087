import { z } from 'zod'
import type { Permission } from '#lib/access/permissions.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { findClient } from './find.ts'

/** How each verb on a client names it. */
export const ofClient = { environment: z.string().max(bounds.text.slug), id: z.string().max(40) }

/** What a form knew of a client when it was shown: a save over somebody else's is refused. Left out, it overwrites. */
export const seenClient = {
  version: z.coerce.bigint().optional(),
  updatedAt: z.iso.datetime({ offset: true }).optional(),
}

export type ClientRow = NonNullable<Awaited<ReturnType<typeof findClient>>>

type ClientInput = { environment: string; id: string }

type Definition<Schema extends z.ZodType<ClientInput>, Result> = {
  name: AuditAction
  permission: Permission
  input: Schema
  run(tx: Tx, client: ClientRow, input: z.output<Schema>, call: Call): Promise<Outcome<Result>>
  example(seed: Seed): z.input<Schema>
}

/**
 * Makes a verb that changes one client. Its row is locked and read again first, so that what the verb decides by (how many
 * secrets there are, which version it is) stays so until it has acted. Built-in clients are nobody's to change: 404.
 */
export function clientVerb<Schema extends z.ZodType<ClientInput>, Result>(
  definition: Definition<Schema, Result>,
): Verb<Schema, Result> {
  const { name, permission, input: schema, example } = definition
  return verb({
    name,
    permission,
    input: schema,
    example,
    target: (tx, input) => findClient(tx, input.environment, input.id),
    async run(tx, { environmentId, id }, input, call) {
      await tx.db.$queryRaw`
        select 1 from clients
        where tenant_id = ${tx.tenantId}::uuid and environment_id = ${environmentId}::uuid and id = ${id}::uuid
        for no key update`
      const client = await findClient(tx, input.environment, input.id)
      if (client === undefined) throw notFound()
      return definition.run(tx, client, input, call)
    },
  })
}

/** The key of a client's row, and of rows that belong to it. */
export const keyOfClient = (tx: Tx, { environmentId, id }: Pick<ClientRow, 'environmentId' | 'id'>) => ({
  tenantId: tx.tenantId,
  environmentId,
  clientId: id,
})

/** Writes to a client's row. Whoever read it before learns so when they save. */
export async function writeClient(
  tx: Tx,
  { environmentId, id }: Pick<ClientRow, 'environmentId' | 'id'>,
  data: Parameters<Tx['db']['client']['update']>[0]['data'],
  now: Date,
): Promise<ClientRow> {
  return tx.db.client.update({
    where: { tenantId_environmentId_id: { tenantId: tx.tenantId, environmentId, id } },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
  })
}
