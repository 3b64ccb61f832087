import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './assurance/owned.ts'

/** What a person's account is called where they must tell it from others: their primary address, else their subject. */
export async function findAccountName(tx: Tx, { directoryId, userId }: Person): Promise<string> {
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'email', primary: true }
  const address = await tx.db.identifier.findFirst({ where, select: { value: true } })
  if (address !== null) return address.value
  const user = await tx.db.user.findFirst({ where: { directoryId, id: userId }, select: { sub: true } })
  return user?.sub ?? ''
}
