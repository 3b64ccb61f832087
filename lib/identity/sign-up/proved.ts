import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'

/** How long somebody has to choose a password once their address is proved. */
const choosingSeconds = 30 * 60

export type SignUpOf = { directoryId: string; environmentId: string; requestId: string; browserId: string }

/** A new person whose mailbox is theirs: they gave the code, in this request and this browser. */
export type ProvedAddress = { id: string; normalized: string; email: string; displayName: string; at: Date }

/** Leaves time to choose a password to somebody whose code was right: `challengeId` was answered `ok` in this transaction. */
export async function keepProved(tx: Tx, of: SignUpOf, challengeId: string, now: Date): Promise<void> {
  const { directoryId } = of
  const data = { expiresAt: plusSeconds(now, choosingSeconds) }
  await tx.db.mailChallenge.updateMany({ where: { directoryId, id: challengeId, purpose: 'sign_up' }, data })
}

/** The address that was proved in a request by a browser; undefined when none was, or its time is over. */
export async function findProved(tx: Tx, of: SignUpOf, now: Date): Promise<ProvedAddress | undefined> {
  const row = await tx.db.mailChallenge.findFirst({
    where: { ...of, purpose: 'sign_up', consumedAt: { not: null }, expiresAt: { gt: now } },
    orderBy: { id: 'desc' },
  })
  if (row === null || row.consumedAt === null) return undefined
  const { email, displayName } = row.data as { email: string; displayName: string }
  return { id: row.id, normalized: row.normalized, email, displayName, at: row.consumedAt }
}
