import type { z } from 'zod'
import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { presentMoment } from '#lib/webhooks/position.ts'
import { type Call, notFound } from '../call.ts'
import type { Seed } from '../example.ts'
import { type Outcome, type Verb, verb } from '../verb.ts'
import { type FoundWebhook, findWebhook } from './find.ts'
import { refuseUnlessReadsTrail } from './reads-trail.ts'

type Definition<Schema extends z.ZodType<{ id: string }>, Result> = {
  name: AuditAction
  input: Schema
  /** Whether it decides what of the trail goes where: then the actor must be able to read the trail. */
  sendsTrail?: true
  /** `moment`: the trail as it stood before this verb wrote anything. */
  run(tx: Tx, webhook: FoundWebhook, input: z.output<Schema>, call: Call & { moment: string }): Promise<Outcome<Result>>
  example(seed: Seed): z.input<Schema>
}

/** Makes a verb that changes one webhook, which stands still meanwhile. */
export function webhookVerb<Schema extends z.ZodType<{ id: string }>, Result>(
  definition: Definition<Schema, Result>,
): Verb<Schema, Result> {
  const { name, input: schema, example, sendsTrail = false } = definition
  return verb({
    name,
    permission: 'webhook:write',
    input: schema,
    example,
    target: (tx, input) => findWebhook(tx, input.id),
    async run(tx, { id }, input, call) {
      if (sendsTrail) await refuseUnlessReadsTrail(tx, call.actor)
      const moment = await presentMoment(tx)
      await tx.db.$queryRaw`
        select 1 from webhooks where tenant_id = ${tx.tenantId}::uuid and id = ${id}::uuid for update`
      const webhook = await findWebhook(tx, input.id)
      if (webhook === undefined) throw notFound()
      return await definition.run(tx, webhook, input, { ...call, moment })
    },
  })
}
