import type { Tx } from '#lib/db/with-tenant.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { openCell } from '../sealed.ts'
import { openLetter, subjectOf, textOf } from '../stored-letter.ts'

/** Configures the calling test file: variables of the mail server, or the embedded database, where what is written can be read. */
export function configureMail(variables: Record<string, string>): void {
  for (const name of ['SIGNET_SMTP_URL', 'SIGNET_MAIL_FROM', 'SIGNET_INTERNAL_EMBEDDED']) delete process.env[name]
  Object.assign(process.env, variables)
  forget('config')
}

/** The outbox of a developer's machine: no mail server, and bodies that stay. */
export const keepOutbox = (): void => configureMail({ SIGNET_INTERNAL_EMBEDDED: 'yes' })

export type ReadMail = { id: string; to: string; subject: string; text: string; status: string; language: string }

/** The latest mail about something, opened as its recipient would read it. */
export async function latestMail(tx: Tx, aboutId: string): Promise<ReadMail> {
  const row = await tx.db.mail.findFirstOrThrow({ where: { aboutId }, orderBy: { id: 'desc' } })
  const { id, status } = row
  const letter = row.body === null ? undefined : await openLetter(tx, id, row.body)
  const subject = letter === undefined ? undefined : subjectOf(letter)
  return {
    id,
    status,
    to: await openCell(tx, id, 'recipient', row.recipient),
    subject: subject ?? (await openCell(tx, id, 'subject', row.subject)),
    text: letter === undefined ? '' : textOf(letter),
    language: letter !== undefined && 'language' in letter ? letter.language : '',
  }
}

/** The addresses of all mails about something, in the order of the alphabet: two of one moment have no order of their own. */
export async function recipientsOf(tx: Tx, aboutId: string): Promise<string[]> {
  const recipients: string[] = []
  for (const { id, recipient } of await tx.db.mail.findMany({ where: { aboutId } }))
    recipients.push(await openCell(tx, id, 'recipient', recipient))
  return recipients.sort()
}

/** The link in a mail. */
export const linkIn = ({ text }: ReadMail): string => /^https?:\/\/\S+$/m.exec(text)?.[0] ?? ''
