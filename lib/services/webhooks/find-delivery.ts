import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** A delivery of one webhook by its shown id. */
export async function findDelivery(tx: Tx, webhookId: string, shownId: string) {
  const id = parseId('webhook_delivery', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.webhookDelivery.findFirst({ where: { tenantId: tx.tenantId, id, webhookId } })
  return row ?? undefined
}
