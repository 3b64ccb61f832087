import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hintOf, newSecret, sealSecret } from '#lib/webhooks/secret.ts'
import type { Call } from '../call.ts'
import { recordChanges } from '../record.ts'
import { told } from '../webhooks/told.ts'
import type { DemoStory } from './story.ts'

/** A webhook that is paused: the demo sends nothing to anybody. */
export async function addWebhook(tx: Tx, call: Call, { domain }: DemoStory): Promise<void> {
  const { now } = call
  const id = newId(now)
  const fields = {
    url: `https://hooks.${domain}/signet`,
    description: 'Security information and event management',
    events: ['client.*', 'role.*', 'session.failed'],
  }
  const secret = newSecret()
  const paused = { status: 'paused', pauseReason: 'asked', pausedAt: now }
  const kept = { secret: await sealSecret(tx, id, 'secret', secret), secretHint: hintOf(secret), secretCreatedAt: now }
  await tx.db.webhook.createMany({
    data: [{ ...fields, ...paused, ...kept, tenantId: tx.tenantId, id, createdAt: now, updatedAt: now }],
  })
  await recordChanges(tx, call, 'webhook.created', [{ id, before: null, after: told(fields) }])
}
