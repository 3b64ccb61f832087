import type { Mail } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { SealError } from '#lib/keys/envelope.ts'
import { openCell } from './sealed.ts'
import { openLetter, subjectOf } from './stored-letter.ts'

/** How long a sender has a mail for itself, in seconds: longer than any try takes. Whoever is killed meanwhile loses it after that. */
export const leaseSeconds = 300

/** A mail in the hands of one sender. `attempt` is the proof: who settles it must name the same. */
export type ClaimedMail = {
  id: string
  attempt: number
  messageId: string
  to: string
  subject: string
  letter: Awaited<ReturnType<typeof openLetter>>
}

/**
 * Takes a mail that is due, for one try. One conditional write, so that of any number of senders one gets it; the others, and
 * whoever comes for one that is sent, get undefined.
 */
export async function claimMail(tx: Tx, id: string, now: Date): Promise<ClaimedMail | undefined> {
  const due = { tenantId: tx.tenantId, id, status: 'queued', nextTryAt: { lte: now } }
  const { count } = await tx.db.mail.updateMany({
    where: due,
    data: { attempts: { increment: 1 }, nextTryAt: plusSeconds(now, leaseSeconds) },
  })
  if (count === 0) return undefined
  const row = await tx.db.mail.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  try {
    return await opened(tx, row)
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    const data = { status: 'failed', nextTryAt: null, lastError: 'What it said can no longer be opened.', body: null }
    await tx.db.mail.updateMany({ where: { tenantId: tx.tenantId, id }, data })
    return undefined
  }
}

/** Throws `SealError` when the key that it was sealed under is gone: then no try would ever open it. */
async function opened(tx: Tx, row: Mail): Promise<ClaimedMail> {
  const { id, attempts: attempt, messageId } = row
  if (row.body === null) throw new Error('a queued mail has no body')
  const letter = await openLetter(tx, id, row.body)
  return {
    id,
    attempt,
    messageId,
    to: await openCell(tx, id, 'recipient', row.recipient),
    subject: subjectOf(letter) ?? (await openCell(tx, id, 'subject', row.subject)),
    letter,
  }
}
