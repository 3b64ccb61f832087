import type { Tx } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { writeMail } from '#lib/mail/write.ts'
import { askedFrom } from './asked-from.ts'
import { type Notice, noticeLetter } from './notice-letter.ts'

export type Notified = {
  directoryId: string
  userId: string
  notice: Notice
  /** To another address than the one the person has now: the old one, after a change. */
  to?: string | undefined
  now: Date
}

/**
 * Mails a person that something about their account changed, in the transaction of the change. Who has no address is told
 * nothing; when the tenant has sent as much as one may in a day, the change is made all the same.
 */
export async function notify(tx: Tx, { directoryId, userId, notice, to, now }: Notified): Promise<void> {
  const address = to ?? (await primaryEmail(tx, directoryId, userId))
  if (address === undefined) return
  const { displayName: tenant } = await tx.db.tenant.findUniqueOrThrow({
    where: { id: tx.tenantId },
    select: { displayName: true },
  })
  const letter = noticeLetter({ notice, tenant, asked: askedFrom(now), origin: config().origin })
  try {
    await writeMail(tx, { kind: 'security_notice', to: address, letter, aboutId: userId, now })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'limited') throw error
  }
}

async function primaryEmail(tx: Tx, directoryId: string, userId: string): Promise<string | undefined> {
  const where = { directoryId, userId, kind: 'email', primary: true }
  return (await tx.db.identifier.findFirst({ where, select: { value: true } }))?.value
}
