import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { recipientHash } from '#lib/mail/recipient-hash.ts'
import { openCell } from '#lib/mail/sealed.ts'
import type { Person } from '../assurance/owned.ts'

/** A mail to one of somebody's addresses: that it went out, and what it was about. What it said is not kept once it is sent. */
export type OwnMail = { at: Date; kind: string; to: string; subject: string; status: string; sentAt: Date | null }

/** What was mailed to a person's addresses in the time that mails are kept, newest first. */
export async function listOwnMails(tx: Tx, { directoryId, userId }: Person): Promise<OwnMail[]> {
  const addresses = await tx.db.identifier.findMany({
    // An address that was not confirmed may be somebody else's.
    where: { directoryId, userId, kind: 'email', verifiedAt: { not: null } },
    select: { value: true },
  })
  const rows = await tx.db.mail.findMany({
    where: {
      tenantId: tx.tenantId,
      recipientHash: { in: addresses.map(({ value }) => recipientHash(tx.tenantId, value)) },
    },
    select: { id: true, kind: true, status: true, recipient: true, subject: true, createdAt: true, sentAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: bounds.account.exportRows,
  })
  const mails: OwnMail[] = []
  for (const { id, recipient, subject, createdAt, ...row } of rows)
    mails.push({
      at: createdAt,
      ...row,
      ...{ to: await openCell(tx, id, 'recipient', recipient), subject: await openCell(tx, id, 'subject', subject) },
    })
  return mails.map(({ at, kind, to, subject, status, sentAt }) => ({ at, kind, to, subject, status, sentAt }))
}
