import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** A webhook of the tenant by its shown id. The trail is the whole tenant's, so its permissions are asked for everywhere. */
export async function findWebhook(tx: Tx, shownId: string) {
  const id = parseId('webhook', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.webhook.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  return row === null ? undefined : { ...row, environmentId: null }
}

export type FoundWebhook = NonNullable<Awaited<ReturnType<typeof findWebhook>>>
