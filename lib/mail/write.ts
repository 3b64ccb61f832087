import type { Tx } from '#lib/db/with-tenant.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { MailKind } from './kinds.ts'
import type { Letter } from './letter.ts'
import { isOutboxReadable } from './outbox.ts'
import { recipientHash } from './recipient-hash.ts'
import { sealCell } from './sealed.ts'
import { sealLetter } from './stored-letter.ts'
import { withoutCode } from './without-code.ts'

export type NewMail = {
  kind: MailKind
  /** One address that `readEmail` has read (Y09): this module sends to nothing else. */
  to: string
  letter: Letter
  /** What it is about, by its stored id. */
  aboutId: string | null
  now: Date
}

const day = 86_400

/**
 * Writes a mail in the transaction of what causes it, and queues its sending: it goes out if, and only if, that commits.
 * Its list shows the subject without the code, which is in the sealed letter alone. Without a mail server it waits in the outbox; what it says is kept there only where the outbox may be read. Throws `limited`
 * when the tenant has sent as much as one may in a day. Answers its id.
 */
export async function writeMail(tx: Tx, { kind, to, letter, aboutId, now }: NewMail): Promise<string> {
  await refuseFlood(tx, kind, now)
  const id = newId(now)
  const { smtp, origin } = config()
  const [subject, listed] = [letter.subject, withoutCode(letter)].map((text) =>
    oneLine(text).slice(0, bounds.mail.subject),
  )
  const keepsBody = smtp !== undefined || isOutboxReadable()
  const host = smtp?.from.address.split('@').at(-1) ?? new URL(origin).hostname
  const recipient = await sealCell(tx, id, 'recipient', to)
  const shown = await sealCell(tx, id, 'subject', listed ?? '')
  const body = keepsBody ? await sealLetter(tx, id, { ...letter, subject: subject ?? '' }) : null
  tx.write`
    insert into mails (tenant_id, id, kind, about_id, status, recipient, recipient_hash, subject, body, message_id, next_try_at, created_at)
    values (${tx.tenantId}, ${id}, ${kind}, ${aboutId}, ${smtp === undefined ? 'outbox' : 'queued'}, ${recipient},
      ${recipientHash(tx.tenantId, to)}, ${shown}, ${body}, ${`<${id}@${host}>`}, ${smtp === undefined ? null : now}, ${now})`
  if (smtp !== undefined) await enqueue(tx, 'send_mail', tx.tenantId, id, { key: `mail:${id}` })
  return id
}

/** Kinds that have a bound of their own, and use up nobody else's. */
const apart: Partial<Record<MailKind, number>> = {
  security_notice: bounds.mail.noticesPerDay,
  test: bounds.mail.samplesPerDay,
}

/**
 * A bound on what one tenant can make others receive. Notices of security have their own, which other mails do not use up: whoever
 * takes an account over must not be able to keep its owner from hearing of it. So do samples: whoever tries how mails look keeps
 * nobody from signing in.
 */
async function refuseFlood(tx: Tx, kind: MailKind, now: Date): Promise<void> {
  const bound = apart[kind] ?? bounds.mail.perDay
  const isApart = apart[kind] !== undefined
  const [sent] = await tx.sql<{ count: number }>`
    select count(*)::int as count from mails
    where tenant_id = ${tx.tenantId} and created_at > ${plusSeconds(now, -day)}
      and case when ${isApart} then kind = ${kind} else kind <> all(${Object.keys(apart)}::text[]) end`
  if ((sent?.count ?? 0) < bound) return
  throw new ServiceError('limited', `This tenant has sent ${bound} mails in 24 hours. Try again later.`, {
    retryAfterSeconds: 3_600,
  })
}

/** A subject is one line, whatever stands in the names that it is made of. */
const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()
