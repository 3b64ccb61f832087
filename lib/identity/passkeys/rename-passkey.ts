import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** In UTF-16 units. */
export const longestPasskeyName = 100

/** Gives a passkey of a person another name; false when they have no such passkey, or the name is empty or too long. */
export async function renamePasskey(tx: Tx, { directoryId, userId }: Person, id: string, typed: string) {
  const name = typed.trim()
  if (name === '' || name.length > longestPasskeyName) return false
  const where = { tenantId: tx.tenantId, directoryId, userId, id }
  return (await tx.db.passkey.updateMany({ where, data: { name } })).count === 1
}
