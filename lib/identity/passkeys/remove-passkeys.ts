import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/**
 * Removes one passkey of a person, or all, and ends what they were about to add or show. Answers the removed ids; the caller
 * records what it did.
 */
export async function removePasskeys(tx: Tx, { directoryId, userId }: Person, id?: string): Promise<string[]> {
  await tx.db.webauthnChallenge.deleteMany({ where: { tenantId: tx.tenantId, userId } })
  const where = { tenantId: tx.tenantId, directoryId, userId, ...(id === undefined ? {} : { id }) }
  const rows = await tx.db.passkey.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  await tx.db.passkey.deleteMany({ where: { directoryId, userId, id: { in: rows.map((row) => row.id) } } })
  return rows.map((row) => row.id)
}
