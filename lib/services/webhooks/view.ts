import { formatId } from '#lib/kernel/ids.ts'
import type { FoundWebhook } from './find.ts'
import { maskedUrl } from './told.ts'

export type WebhookHealth = 'healthy' | 'failing' | 'paused' | 'new'

export type WebhookView = ReturnType<typeof webhookView>

type Row = Omit<FoundWebhook, 'environmentId' | 'secret' | 'previousSecret'>

/** A webhook as screens show it: no secret, and its address in full only to who may write it (S04). */
export const webhookView = (row: Row, mayWrite: boolean) => ({
  id: formatId('webhook', row.id),
  url: mayWrite ? row.url : maskedUrl(row.url),
  host: new URL(row.url).host,
  description: row.description,
  events: row.events,
  status: row.status as 'active' | 'paused',
  health: healthOf(row),
  pauseReason: row.pauseReason,
  pausedAt: row.pausedAt,
  failures: row.failures,
  failingSince: row.failingSince,
  nextAttemptAt: row.nextAttemptAt,
  lastAttemptAt: row.lastAttemptAt,
  lastSuccessAt: row.lastSuccessAt,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

function healthOf({ status, failingSince, lastSuccessAt }: Row): WebhookHealth {
  if (status === 'paused') return 'paused'
  if (failingSince !== null) return 'failing'
  return lastSuccessAt === null ? 'new' : 'healthy'
}
