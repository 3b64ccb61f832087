import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './owned.ts'
import type { Proof } from './proof.ts'

/** Those proofs that still stand: a password that was replaced since it was shown opens nothing (SECURITY section 1). */
export async function stillValid(tx: Tx, { directoryId, userId }: Person, proofs: readonly Proof[]): Promise<Proof[]> {
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'password' }
  const current = await tx.db.credential.findFirst({ where, select: { id: true } })
  return proofs.filter(
    (proof) => proof.kind !== 'password' || proof.credential === undefined || proof.credential === current?.id,
  )
}
