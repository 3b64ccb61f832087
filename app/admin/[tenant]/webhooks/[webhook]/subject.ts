import type { Visit } from '#lib/http/read.ts'
import type { getWebhook } from '#lib/services/webhooks/get.ts'
import type { Search } from '../../place.ts'
import type { WebhookAt } from './on-webhook.ts'

/** The webhook of the page, and whether the visitor may write it; `maySend` also takes reading the trail. */
export type Subject = Awaited<ReturnType<typeof getWebhook.call>> & {
  at: WebhookAt
  visit: Visit
  mayWrite: boolean
  search: Search
}
