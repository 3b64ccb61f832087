import type { WebhookDelivery } from '#lib/db/generated/client.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Cause } from '#lib/webhooks/next-message.ts'

export type DeliveryStatus = 'queued' | 'delivered' | 'failed'

export type DeliveryView = ReturnType<typeof deliveryView>

/** A delivery as lists show it. */
export const deliveryView = (row: Omit<WebhookDelivery, 'responseBody'>) => ({
  id: formatId('webhook_delivery', row.id),
  cause: row.cause as Cause,
  action: row.action,
  event: row.eventId === null ? null : formatId('event', row.eventId),
  status: row.status as DeliveryStatus,
  attempts: row.attempts,
  responseStatus: row.responseStatus,
  latencyMs: row.latencyMs,
  error: row.error,
  createdAt: row.createdAt,
  lastAttemptAt: row.lastAttemptAt,
})
