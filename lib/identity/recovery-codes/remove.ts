import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** Takes all recovery codes of a person away, and what they were about to save. Answers the stored ids of what was removed. The caller records it. */
export async function removeRecoveryCodes(tx: Tx, { directoryId, userId }: Person): Promise<string[]> {
  const whose = { tenantId: tx.tenantId, directoryId, userId }
  await tx.db.enrolment.deleteMany({ where: { ...whose, kind: 'recovery_codes' } })
  const where = { ...whose, kind: 'recovery_code' }
  const rows = await tx.db.credential.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })
  await tx.db.credential.deleteMany({ where })
  return rows.map(({ id }) => id)
}
