import type { Mail } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { MailKind, MailStatus } from '#lib/mail/kinds.ts'
import { isOutboxReadable } from '#lib/mail/outbox.ts'
import { openCell } from '#lib/mail/sealed.ts'
import { withoutCode } from './without-code.ts'

/** A mail as its page shows it. */
export type ShownMail = Awaited<ReturnType<typeof shownMail>>

/**
 * Opens a mail for its page. What it says is shown only while it waits in the outbox of a developer's machine (Y02): anywhere
 * else a link in it is for its recipient alone, whoever asks.
 */
export async function shownMail(tx: Tx, row: Mail) {
  const isReadable = row.status === 'outbox' && row.body !== null && isOutboxReadable()
  const body =
    isReadable && row.body !== null
      ? (JSON.parse(await openCell(tx, row.id, 'body', row.body)) as { text: string; html: string })
      : null
  const kind = row.kind as MailKind
  const subject = await openCell(tx, row.id, 'subject', row.subject)
  return {
    id: formatId('mail', row.id),
    kind,
    status: row.status as MailStatus,
    recipient: await openCell(tx, row.id, 'recipient', row.recipient),
    subject: isReadable ? subject : withoutCode(kind, subject),
    about: row.aboutId === null || row.kind !== 'invitation' ? null : formatId('invitation', row.aboutId),
    text: body?.text ?? null,
    messageId: row.messageId,
    attempts: row.attempts,
    nextTryAt: row.nextTryAt,
    lastError: row.lastError,
    createdAt: row.createdAt,
    sentAt: row.sentAt,
  }
}
