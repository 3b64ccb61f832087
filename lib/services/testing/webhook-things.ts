import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId, parseId } from '#lib/kernel/ids.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'
import { createWebhook } from '../webhooks/create.ts'
import { pauseWebhook } from '../webhooks/pause.ts'

type Made = Pick<Seed, 'webhook' | 'runningWebhook' | 'spareWebhook' | 'pausedWebhook' | 'doomedWebhook' | 'delivery'>

/** What the verbs on webhooks may refer to: five that the owner made, and what one of them was sent. */
export async function seedWebhookThings(tenant: SeededTenant, now: Date): Promise<Made> {
  const { owner } = tenant
  const person = { directoryId: owner.directoryId, userId: owner.id, name: owner.displayName }
  const actor: Actor = { kind: 'user', tenantId: tenant.id, ...person }
  const call = { actor, tenant: tenant.slug, now }
  const make = (name: string) =>
    createWebhook.call(call, { url: `https://${name}.example.com/in`, events: ['webhook.created'] })
  const [webhook, running, spare, paused, doomed] = [
    await make('first'),
    await make('running'),
    await make('spare'),
    await make('paused'),
    await make('doomed'),
  ]
  await pauseWebhook.call(call, { id: paused.id })
  const delivery = await withTenant(tenant.id, async (tx) => {
    const event = await tx.db.auditEvent.findFirstOrThrow({ where: { action: 'webhook.created' } })
    const id = newId(now)
    const webhookId = parseId('webhook', webhook.id) ?? ''
    const settled = { status: 'delivered', attempts: 1, responseStatus: 200, settledAt: now, lastAttemptAt: now }
    const about = { cause: 'event', action: event.action, eventId: event.id, eventAt: event.at }
    await tx.db.webhookDelivery.createMany({ data: [{ tenantId: tx.tenantId, id, webhookId, ...about, ...settled }] })
    return { id: formatId('webhook_delivery', id) }
  })
  return {
    webhook: { id: webhook.id },
    runningWebhook: { id: running.id },
    spareWebhook: { id: spare.id },
    pausedWebhook: { id: paused.id },
    doomedWebhook: { id: doomed.id, host: 'doomed.example.com' },
    delivery,
  }
}
