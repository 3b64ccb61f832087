import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { log } from '#lib/kernel/log.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import { readerOf } from '#lib/mail/reader.ts'
import { writeMail } from '#lib/mail/write.ts'
import { administratorAddresses } from './administrators.ts'

/** Why the system paused a webhook. `moved`: the data came to another server. */
export type PauseReason = 'failing' | 'gone' | 'moved'

/** Pauses a webhook that can't go on, tells the trail, and mails its administrators. Its position stays: it can be resumed. */
export async function pauseWebhook(tx: Tx, webhookId: string, reason: PauseReason, now: Date): Promise<void> {
  const key = { tenantId: tx.tenantId, id: webhookId }
  const { count } = await tx.db.webhook.updateMany({
    where: { ...key, status: 'active' },
    data: { status: 'paused', pauseReason: reason, pausedAt: now, version: { increment: 1 }, updatedAt: now },
  })
  if (count === 0) return
  await record(tx, {
    at: now,
    action: 'webhook.paused',
    actor: { kind: 'system', id: 'webhooks' },
    target: webhookId,
    reason,
    changes: { before: { status: 'active' }, after: { status: 'paused' } },
  })
  await tellAdministrators(tx, webhookId, reason, now)
}

/** A tenant that has sent all the mails of its day is told by the page alone. */
async function tellAdministrators(tx: Tx, webhookId: string, reason: PauseReason, now: Date): Promise<void> {
  const { url } = await tx.db.webhook.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: tx.tenantId, id: webhookId } },
    select: { url: true },
  })
  const { slug } = await tx.db.tenant.findUniqueOrThrow({ where: { id: tx.tenantId }, select: { slug: true } })
  const letter = composeLetter(
    {
      kind: 'webhook_paused',
      target: new URL(url).host,
      reason,
      days: bounds.webhook.failingDays,
      url: `${config().origin}/admin/${slug}/webhooks/${formatId('webhook', webhookId)}`,
    },
    await readerOf(tx),
  )
  try {
    for (const to of await administratorAddresses(tx))
      await writeMail(tx, { kind: 'webhook_paused', to, letter, aboutId: webhookId, now })
  } catch (error) {
    if (!isServiceError(error)) throw error
    log().warn({ webhook: webhookId, err: error }, 'administrators could not be mailed')
  }
}
