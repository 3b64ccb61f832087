import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Cause } from '#lib/webhooks/next-message.ts'
import type { FoundWebhook } from './find.ts'

type Wanted = { cause: Exclude<Cause, 'event'>; action: string; event: { id: string; at: Date } | null }

/**
 * Puts messages beside the trail's own order: they are sent next, at once, one after the other. Refused while the webhook is
 * paused, and when too many wait. Answers their stored ids.
 */
export async function queueMessages(tx: Tx, webhook: FoundWebhook, wanted: readonly Wanted[], now: Date) {
  if (webhook.status === 'paused')
    throw new ServiceError('conflict', 'This webhook is paused, so nothing is sent. Resume it first.')
  const key = { tenantId: tx.tenantId, webhookId: webhook.id }
  const waiting = await tx.db.webhookDelivery.count({ where: { ...key, status: 'queued' } })
  if (waiting + wanted.length > bounds.webhook.queued)
    throw new ServiceError('conflict', 'Too much waits to be sent again already. Try again when it has been.')
  const data = wanted.map(({ cause, action, event }) => ({
    ...key,
    id: newId(now),
    cause,
    action,
    eventId: event?.id ?? null,
    eventAt: event?.at ?? null,
    createdAt: now,
  }))
  await tx.db.webhookDelivery.createMany({ data })
  await tryNow(tx, webhook.id)
  return data.map(({ id }) => id)
}

/** A receiver that failed is waited for; whoever asks by hand is not kept waiting. */
export const tryNow = (tx: Tx, webhookId: string) =>
  tx.db.webhook.updateMany({ where: { tenantId: tx.tenantId, id: webhookId }, data: { nextAttemptAt: null } })
