import type { Tx } from '#lib/db/with-tenant.ts'
import { readCircumstances } from './circumstances.ts'
import { readProofs } from './proof.ts'
import { readStanding } from './standing.ts'
import { whatsNext } from './whats-next.ts'

export type SessionAtClient = {
  directoryId: string
  environment: { id: string; kind: string }
  sessionId: string
  userId: string
  clientRef: string
  now: Date
}

/** Whether what a session was opened by is enough for a client, by the policy that holds for its person there now. */
export async function isEnough(tx: Tx, { sessionId, ...it }: SessionAtClient): Promise<boolean> {
  const [[session], standing] = await Promise.all([
    tx.sql<{ proofs: unknown; browserId: string }>`
      select proofs, browser_id as "browserId" from sessions
      where tenant_id = ${tx.tenantId} and environment_id = ${it.environment.id} and id = ${sessionId}`,
    readStanding(tx, { ...it, environmentId: it.environment.id }),
  ])
  if (session === undefined) return false
  const proofs = readProofs(session.proofs)
  const { browserId } = session
  const asked = await readCircumstances(tx, { ...it, browserId, proofs, app: { level: 1, forced: false } }, standing)
  return whatsNext(asked).kind === 'enough'
}
