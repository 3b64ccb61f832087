import { openEvents } from '#lib/audit/list.ts'
import type { Webhook, WebhookDelivery } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import type { Lease } from './lease.ts'
import { payloadOf, testPayload } from './payload.ts'
import { type EventPlace, nextEvent } from './position.ts'
import { openSecret } from './secret.ts'

export type Cause = 'event' | 'test' | 'replay' | 'retry'

/** One message in the hands of a sender. `attempts` is how often it was tried before. */
export type Message = {
  deliveryId: string
  cause: Cause
  attempts: number
  event: { id: string; at: Date } | null
  /** Where the position goes when the receiver has taken it; null for what is sent beside the trail's own order. */
  place: EventPlace | null
  action: string
  url: string
  secrets: readonly string[]
  /** Stays the same however often the event is sent, so that a receiver knows what it has. */
  messageId: string
  body: string
}

/**
 * What a webhook is to be sent next, opened for sending: what somebody asked for by hand first, then the trail in its order.
 * Undefined when there is nothing, or when the webhook is paused, gone or another's by now.
 */
export async function nextMessage(tx: Tx, lease: Lease, now: Date): Promise<Message | undefined> {
  const where = { tenantId: tx.tenantId, id: lease.webhookId, lease: lease.lease, status: 'active' }
  const webhook = await tx.db.webhook.findFirst({ where })
  if (webhook === null) return undefined
  return (await fromQueue(tx, webhook, now)) ?? (await fromTrail(tx, webhook, lease, now))
}

async function fromQueue(tx: Tx, webhook: Webhook, now: Date): Promise<Message | undefined> {
  for (;;) {
    const queued = await tx.db.webhookDelivery.findFirst({
      where: { tenantId: tx.tenantId, webhookId: webhook.id, status: 'queued', cause: { not: 'event' } },
      orderBy: [{ createdAt: 'asc' }, { eventAt: 'asc' }, { eventId: 'asc' }, { id: 'asc' }],
    })
    if (queued === null) return undefined
    const message = await ofDelivery(tx, webhook, queued, now)
    if (message !== undefined) return message
    const data = { status: 'failed', settledAt: now, error: 'The event is no longer kept.' }
    await tx.db.webhookDelivery.updateMany({ where: { tenantId: tx.tenantId, id: queued.id }, data })
  }
}

async function ofDelivery(tx: Tx, webhook: Webhook, row: WebhookDelivery, now: Date): Promise<Message | undefined> {
  const { id: deliveryId, attempts, eventId, eventAt } = row
  const event = eventId === null || eventAt === null ? null : { id: eventId, at: eventAt }
  const content =
    event === null
      ? {
          messageId: formatId('webhook_delivery', deliveryId),
          action: row.action,
          body: JSON.stringify(testPayload(deliveryId, webhook.id, row.createdAt)),
        }
      : await contentOf(tx, event)
  if (content === undefined) return undefined
  const cause = row.cause as Cause
  return { deliveryId, cause, attempts, event, place: null, ...content, ...(await sendingOf(tx, webhook, now)) }
}

async function fromTrail(tx: Tx, webhook: Webhook, lease: Lease, now: Date): Promise<Message | undefined> {
  const place = await nextEvent(tx, lease, webhook.events)
  if (place === undefined) return undefined
  const event = { id: place.id, at: new Date(place.at) }
  const content = await contentOf(tx, event)
  if (content === undefined) throw new Error('an event of the trail is gone while it is read')
  const tried = await tx.db.webhookDelivery.findFirst({
    where: { tenantId: tx.tenantId, webhookId: webhook.id, eventId: event.id, cause: 'event', status: 'queued' },
    select: { id: true, attempts: true },
  })
  const delivery = { deliveryId: tried?.id ?? newId(now), attempts: tried?.attempts ?? 0, cause: 'event' as const }
  return { ...delivery, event, place, ...content, ...(await sendingOf(tx, webhook, now)) }
}

/** An event as it is sent; undefined when the trail no longer has it. A Date is a millisecond, which an event lies within. */
export async function contentOf(tx: Tx, { id, at }: { id: string; at: Date }) {
  const until = new Date(at.getTime() + 1)
  const row = await tx.db.auditEvent.findFirst({ where: { tenantId: tx.tenantId, id, at: { gte: at, lt: until } } })
  if (row === null) return undefined
  const [event] = await openEvents(tx, [row])
  if (event === undefined) return undefined
  return { messageId: formatId('event', id), action: row.action, body: JSON.stringify(payloadOf(event)) }
}

async function sendingOf(tx: Tx, webhook: Webhook, now: Date): Promise<{ url: string; secrets: string[] }> {
  const { id, url, secret, previousSecret, previousEndsAt } = webhook
  const secrets = [await openSecret(tx, id, 'secret', secret)]
  if (previousSecret !== null && previousEndsAt !== null && previousEndsAt > now)
    secrets.push(await openSecret(tx, id, 'previous_secret', previousSecret))
  return { url, secrets }
}
