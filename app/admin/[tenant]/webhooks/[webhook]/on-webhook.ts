import type { z } from 'zod'
import type { Verb } from '#lib/services/verb.ts'
import { type At, after } from '../../after.ts'

/** Where a form about a webhook stands. */
export type WebhookAt = At & { webhook: string }

export const tabs = ['deliveries', 'settings', 'secrets', 'activity', 'danger'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = ['saved', 'tested', 'retried', 'replayed', 'paused', 'resumed'] as const
export type Deed = (typeof deeds)[number]

/** The address of a tab of a webhook's page. */
export function webhookHref(
  { tenant, environment, webhook }: WebhookAt,
  tab: TabKey,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ environment, ...(tab === 'deliveries' ? {} : { tab }), ...more })
  return `/admin/${tenant}/webhooks/${webhook}?${query}`
}

/** A verb on a webhook as the action of a form on one of its tabs, which it leads back to and says what was done. */
export const onWebhook = <Schema extends z.ZodType, Result>(verb: Verb<Schema, Result>, tab: TabKey, done: Deed) =>
  after<WebhookAt, Schema, Result>(verb, (at) => webhookHref(at, tab, { done }))
