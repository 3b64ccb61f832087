import type { Tx } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { log } from '#lib/kernel/log.ts'
import type { Letter } from '#lib/mail/letter.ts'
import { writeMail } from '#lib/mail/write.ts'
import type { Person } from '../assurance/owned.ts'

/** What the person is told: a subject that begins with what happened, and what it means. */
export type Notice = { subject: string; paragraphs: readonly string[] }

/**
 * Tells a person by mail, at their primary address, of something that changed how they sign in; it goes out if, and only if, that
 * commits. `formerAddress`: to the one that they had before instead. Somebody without an address is told nothing, and a tenant that has sent as much as one may is no reason to refuse what
 * the notice is about.
 */
export async function notifyPerson(
  tx: Tx,
  { directoryId, userId }: Person,
  notice: Notice,
  now: Date,
  formerAddress?: string,
): Promise<void> {
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'email', primary: true }
  const current = await tx.db.identifier.findFirst({ where, select: { value: true } })
  const to = formerAddress ?? current?.value
  if (to === undefined) return
  const tenant = await tx.db.tenant.findUniqueOrThrow({ where: { id: tx.tenantId }, select: { displayName: true } })
  const letter = letterOf(tenant.displayName, notice)
  try {
    await writeMail(tx, { kind: 'security_notice', to, letter, aboutId: userId, now })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'limited') throw error
    log().warn({ tenantId: tx.tenantId }, 'a notice was not written: the tenant has sent as many mails as one may')
  }
}

const letterOf = (tenant: string, { subject, paragraphs }: Notice): Letter => ({
  subject: `${subject} · ${tenant}`,
  paragraphs: ['Hello,', ...paragraphs],
  closing: [
    `If this was not you, tell the administrators of ${tenant} at once, and change your password.`,
    `You get this because it is about your account at ${tenant}. Sent by ${new URL(config().origin).host}.`,
  ],
})
