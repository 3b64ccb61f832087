import type { Tx } from '#lib/db/with-tenant.ts'
import { openDataKeys, wrapDataKey } from './data-keys.ts'

/**
 * Moves one tenant's data keys from an old master key to a new one; nothing that they sealed is touched. The command line
 * does it for every tenant in one transaction (`tx.enter`), with the key check value and the portal clients' secrets. The
 * process that does it goes on with the keys it has opened here.
 */
export async function rewrapTenant(tx: Tx, master: { old: Buffer; new: Buffer }): Promise<number> {
  const { keys } = await openDataKeys(tx, master.old)
  for (const [id, key] of keys)
    await tx.db.tenantKey.update({
      where: { tenantId_id: { tenantId: tx.tenantId, id } },
      data: { wrappedKey: Uint8Array.from(wrapDataKey(master.new, tx.tenantId, id, key.export())) },
    })
  return keys.size
}
