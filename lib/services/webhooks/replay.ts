import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { asked } from '#lib/webhooks/event-filter.ts'
import { ofWebhook } from './fields.ts'
import type { FoundWebhook } from './find.ts'
import { queueMessages } from './queue.ts'
import { webhookVerb } from './webhook-verb.ts'

const { replayed } = bounds.webhook
/** A time without a zone, as a form's field has it, is UTC. */
const moment = z.iso
  .datetime({ offset: true, local: true })
  .transform((text) => new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`))

/**
 * Sends the events of a range of time again, in order, those that the webhook asks for: for a receiver that lost them. They keep
 * their message ids, so that it can leave out what it has. At most a thousand at a time.
 */
export const replayWebhook = webhookVerb({
  name: 'webhook.replayed',
  sendsTrail: true,
  input: z
    .strictObject({ ...ofWebhook, since: moment, until: moment })
    .refine(({ since, until }) => since < until, { path: ['until'], message: 'must be later than the beginning' }),
  async run(tx, webhook, { since, until }, { now }) {
    const events = await eventsWithin(tx, webhook, since, until)
    if (events.length === 0)
      throw new ServiceError('conflict', 'The trail has no event in that range that this webhook asks for.')
    if (events.length > replayed)
      throw new ServiceError('conflict', `There are more than ${replayed} events in that range. Choose a shorter one.`)
    await queueMessages(
      tx,
      webhook,
      events.map(({ id, at, action }) => ({ cause: 'replay', action, event: { id, at } })),
      now,
    )
    const after = { since, until, events: events.length }
    return { result: { events: events.length }, changes: [{ id: webhook.id, before: null, after }] }
  },
  example: (seed) => ({ id: seed.runningWebhook.id, since: '2020-01-01T00:00:00Z', until: '2120-01-01T00:00:00Z' }),
})

const eventsWithin = (tx: Tx, { events }: FoundWebhook, since: Date, until: Date) =>
  tx.db.$queryRaw<{ id: string; at: Date; action: string }[]>`
    select e.id::text, e.at, e.action
    from audit_event e
    where e.tenant_id = ${tx.tenantId}::uuid and e.at >= ${since}::timestamptz and e.at < ${until}::timestamptz
      and ${asked(events)}
    order by e.at, e.id
    limit ${replayed + 1}`
