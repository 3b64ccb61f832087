import { asPlatform } from '#lib/db/as-platform.ts'

/** A webhook by its stored ids. */
export type WebhookRef = { tenantId: string; id: string }

/** Webhooks of any tenant that have something to send and nobody who sends it, those first that waited longest. */
export async function dueWebhooks(now: Date, limit: number): Promise<WebhookRef[]> {
  const rows = await asPlatform(
    (db) => db.$queryRaw<{ tenant_id: string; id: string }[]>`
      select tenant_id::text, id::text from due_webhooks(${now}::timestamptz, ${limit}::int)`,
  )
  return rows.map(({ tenant_id, id }) => ({ tenantId: tenant_id, id }))
}
