import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** A mail of the tenant by its shown id. */
export async function findMail(tx: Tx, shownId: string) {
  const id = parseId('mail', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.mail.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  return row === null ? undefined : { environmentId: null, row }
}
