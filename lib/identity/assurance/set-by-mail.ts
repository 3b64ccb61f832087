import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './owned.ts'
import type { Proof } from './proof.ts'

/** What the row of a password says that was chosen by a mailed link. */
export const setByMail = { setBy: 'mail' } as const

/** Whether a row of a password says so. */
export const isSetByMail = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && (data as { setBy?: unknown }).setBy === setByMail.setBy

/**
 * Somebody has shown another factor beside a password that was chosen by mail: from here on it is theirs, and not only the
 * mailbox's. One that was replaced meanwhile stays what it is.
 */
export async function trustPassword(tx: Tx, { directoryId, userId }: Person, proofs: readonly Proof[]): Promise<void> {
  const ids = proofs.flatMap((proof) =>
    proof.kind === 'password' && proof.byMail === true ? (proof.credential ?? []) : [],
  )
  if (ids.length === 0) return
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'password', id: { in: ids } }
  await tx.db.credential.updateMany({ where, data: { data: {} } })
}
