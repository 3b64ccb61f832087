import type { Tx } from '#lib/db/with-tenant.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { SendFailure } from './failure.ts'

type Claimed = { id: string; attempt: number }

const firstWaitSeconds = 30
const longestWaitSeconds = 6 * 3_600

/** How long to wait after the nth try: four times as long as before, up to six hours. Eight tries take most of a day. */
export const waitSeconds = (attempt: number): number =>
  Math.min(longestWaitSeconds, firstWaitSeconds * 4 ** (attempt - 1))

const mine = (tx: Tx, { id, attempt }: Claimed) => ({ tenantId: tx.tenantId, id, status: 'queued', attempts: attempt })

/** The server has taken the mail. What it said is erased: its link is for its recipient alone. */
export async function settleSent(tx: Tx, claimed: Claimed, now: Date): Promise<boolean> {
  const { count } = await tx.db.mail.updateMany({
    where: mine(tx, claimed),
    data: { status: 'sent', sentAt: now, nextTryAt: null, lastError: null, body: null },
  })
  return count === 1
}

/** The try failed: another one is queued, or, after the last or when the server refused for good, none. */
export async function settleFailed(tx: Tx, claimed: Claimed, failure: SendFailure, now: Date): Promise<void> {
  const { words: lastError, isFinal } = failure
  if (isFinal || claimed.attempt >= bounds.mail.attempts) {
    const data = { status: 'failed', nextTryAt: null, lastError, body: null }
    await tx.db.mail.updateMany({ where: mine(tx, claimed), data })
    return
  }
  const nextTryAt = plusSeconds(now, waitSeconds(claimed.attempt))
  const { count } = await tx.db.mail.updateMany({ where: mine(tx, claimed), data: { nextTryAt, lastError } })
  if (count === 1)
    await enqueue(tx, 'send_mail', tx.tenantId, claimed.id, { runAt: nextTryAt, key: `mail:${claimed.id}` })
}
