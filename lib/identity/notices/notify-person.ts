import type { Tx } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { log } from '#lib/kernel/log.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import type { Message, Notice } from '#lib/mail/message.ts'
import { writeMail } from '#lib/mail/write.ts'
import type { Person } from '../assurance/owned.ts'
import { personReader } from '../mails/person-reader.ts'
import { seenNow } from '../seen-now.ts'

/**
 * Tells a person by mail, at their primary address, of something that happened to their account: what it was, and by which device,
 * from where and when (UX-H29). It goes out if, and only if, that commits. `formerAddress`: to the one that they had before instead.
 * Somebody without an address is told nothing, and a tenant that has sent as much as one may is no reason to refuse what the notice
 * is about.
 */
export async function notifyPerson(
  tx: Tx,
  person: Person,
  notice: Notice | Extract<Message, { kind: 'new_sign_in' }>,
  now: Date,
  formerAddress?: string,
): Promise<void> {
  const { directoryId, userId } = person
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'email', primary: true }
  const current = await tx.db.identifier.findFirst({ where, select: { value: true } })
  const to = formerAddress ?? current?.value
  if (to === undefined) return
  const letter = composeLetter(notice, await personReader(tx, { ...person, isWarning: true }, now), seenNow(now))
  try {
    await writeMail(tx, { kind: 'security_notice', to, letter, aboutId: userId, now })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'limited') throw error
    log().warn({ tenantId: tx.tenantId }, 'a notice was not written: the tenant has sent as many mails as one may')
  }
}
