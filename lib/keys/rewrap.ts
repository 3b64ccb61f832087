import type { Tx } from '#lib/db/with-tenant.ts'
import { unwrapDataKey, wrapDataKey } from './data-keys.ts'

/**
 * Moves one tenant's data keys from an old master key to a new one; nothing that they sealed is touched. The command line
 * does it for every tenant in one transaction (`tx.enter`), with the key check value and the portal clients' secrets.
 */
export async function rewrapTenant(tx: Tx, master: { old: Buffer; new: Buffer }): Promise<number> {
  const rows = await tx.db.tenantKey.findMany()
  for (const row of rows) {
    const key = unwrapDataKey(master.old, tx.tenantId, row.id, row.wrappedKey)
    const wrapped = wrapDataKey(master.new, tx.tenantId, row.id, key)
    await tx.db.tenantKey.update({
      where: { tenantId_id: { tenantId: tx.tenantId, id: row.id } },
      data: { wrappedKey: Uint8Array.from(wrapped) },
    })
  }
  return rows.length
}
