import type { ListedEvent } from '#lib/audit/list.ts'
import { formatId, isUuid, type Kind, prefixes } from '#lib/kernel/ids.ts'

/** What a receiver gets. `type` and `timestamp` as Standard Webhooks has them; `data` is the event as the trail shows it. */
export type Payload = { type: string; timestamp: string; data: Record<string, unknown> }

/** The body for an event of the trail. `person` is who did it from where; null once that person has been erased. */
export const payloadOf = (event: ListedEvent): Payload => ({
  type: event.action,
  timestamp: event.at.toISOString(),
  data: {
    id: formatId('event', event.id),
    result: event.result,
    reason: event.reason,
    actor: {
      kind: event.actor.kind,
      id: shownId(event.actor.kind, event.actor.id),
      onBehalfOf: shownId('user', event.actor.onBehalfOf),
    },
    target: { kind: event.target.kind, id: shownId(event.target.kind, event.target.id) },
    environment: shownId('environment', event.environmentId),
    requestId: event.requestId,
    changes: event.changes,
    person: event.personal ?? null,
  },
})

/** The type of a test: no event of the trail has this name. */
export const testType = 'webhook.test'

/** The body of a test: nothing happened, and it says so. */
export const testPayload = (deliveryId: string, webhookId: string, at: Date): Payload => ({
  type: testType,
  timestamp: at.toISOString(),
  data: {
    id: formatId('webhook_delivery', deliveryId),
    test: true,
    target: { kind: 'webhook', id: formatId('webhook', webhookId) },
  },
})

function shownId(kind: string, id: string | null): string | null {
  if (id === null || !isUuid(id)) return id
  const known = Object.hasOwn(prefixes, kind) ? (kind as Kind) : kind === 'operator' ? 'user' : undefined
  return known === undefined ? id : formatId(known, id)
}
