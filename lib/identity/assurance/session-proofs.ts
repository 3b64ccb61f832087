import type { Tx } from '#lib/db/with-tenant.ts'
import { type Proof, readProofs } from './proof.ts'

/** What a session was opened by. */
export async function sessionProofs(tx: Tx, environmentId: string, sessionId: string): Promise<Proof[]> {
  const where = { tenantId: tx.tenantId, environmentId, id: sessionId }
  const session = await tx.db.session.findFirst({ where, select: { proofs: true } })
  return readProofs(session?.proofs)
}
