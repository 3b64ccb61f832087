import type { Mail } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { MailKind, MailStatus } from '#lib/mail/kinds.ts'
import { isOutboxReadable } from '#lib/mail/outbox.ts'
import { openCell } from '#lib/mail/sealed.ts'
import { openLetter, subjectOf, textOf } from '#lib/mail/stored-letter.ts'

/** A mail as its page shows it. */
export type ShownMail = Awaited<ReturnType<typeof shownMail>>

/**
 * Opens a mail for its page. What it says is shown only while it waits in the outbox of a developer's machine (Y02): anywhere
 * else a link in it is for its recipient alone, whoever asks.
 */
export async function shownMail(tx: Tx, row: Mail) {
  const isReadable = row.status === 'outbox' && isOutboxReadable()
  const letter = isReadable && row.body !== null ? await openLetter(tx, row.id, row.body) : undefined
  const kind = row.kind as MailKind
  const subject = await openCell(tx, row.id, 'subject', row.subject)
  return {
    id: formatId('mail', row.id),
    kind,
    status: row.status as MailStatus,
    recipient: await openCell(tx, row.id, 'recipient', row.recipient),
    subject: letter === undefined ? subject : (subjectOf(letter) ?? subject),
    about: row.aboutId === null || row.kind !== 'invitation' ? null : formatId('invitation', row.aboutId),
    text: letter === undefined ? null : textOf(letter),
    messageId: row.messageId,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    lastError: row.lastError,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
  }
}
