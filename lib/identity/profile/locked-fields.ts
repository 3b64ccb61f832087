import type { Tx } from '#lib/db/with-tenant.ts'

/** What a tenant may keep the people of a directory from changing themselves (UX-H58). `deletion`: of their account. */
export const lockableFields = ['name', 'picture', 'language', 'time_zone', 'email', 'deletion'] as const
export type LockableField = (typeof lockableFields)[number]

/** What people of a directory can't change themselves. To be asked in the transaction that would change it. */
export async function lockedFieldsOf(tx: Tx, directoryId: string): Promise<ReadonlySet<LockableField>> {
  const row = await tx.db.directory.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id: directoryId } },
    select: { lockedFields: true },
  })
  return new Set(lockableFields.filter((field) => row?.lockedFields.includes(field)))
}
