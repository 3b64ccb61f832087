import { z } from 'zod'
import { isCustomPermission } from '#lib/access/custom-permissions.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import { managementAudience, type Permission } from '#lib/access/permissions.ts'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
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
  /**
   * Whether who does it could act as the client afterwards: by what it proves itself with, or by where it sends people. Then they
   * must hold what it may do at the management API (S10).
   */
  takesOver?: boolean
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
  const { name, permission, input: schema, example, takesOver = false } = definition
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
      if (takesOver) await refuseAbove(tx, client, call)
      return definition.run(tx, client, input, call)
    },
  })
}

/**
 * Refuses to let somebody act on a client that holds more at the management API than they do. The answer holds while it is acted
 * upon: nobody's roles change beside it, and the client's permissions are behind its row.
 */
export async function refuseAbove(tx: Tx, client: ClientRow, { actor }: Call): Promise<void> {
  const given = await tx.db.clientPermission.findMany({
    where: { ...keyOfClient(tx, client), permission: { api: { identifier: managementAudience } } },
    select: { permission: { select: { name: true } } },
  })
  if (given.length === 0) return
  await lockAccess(tx)
  const permissions = given.map(({ permission }) => permission.name).filter(isCustomPermission)
  if (!mayGive(await heldBy(tx, actor), { builtIn: null, permissions }, client.environmentId))
    throw new ServiceError(
      'forbidden',
      'This client may do in the console what you may not, so it is not yours to change.',
    )
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
