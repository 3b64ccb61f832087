import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/**
 * Takes a person's authenticator apps away, and what they were about to set up. Answers the stored ids of what was removed. The
 * caller records it, and asks for whatever makes it theirs to do.
 */
export async function removeTotp(tx: Tx, { directoryId, userId }: Person): Promise<string[]> {
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'totp' }
  await tx.db.enrolment.deleteMany({ where })
  const rows = await tx.db.credential.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  await tx.db.credential.deleteMany({ where })
  return rows.map(({ id }) => id)
}
