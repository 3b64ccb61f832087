import { withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'
import { claimMail } from './claim.ts'
import { readFailure } from './failure.ts'
import { settleFailed, settleSent } from './settle.ts'
import { rendered } from './stored-letter.ts'
import { smtpTransport, type Transport } from './transport.ts'

/** What came of a call: `absent` is a mail that is sent, not due, in another's hands, or not there. */
export type Delivery = 'sent' | 'failed' | 'absent'

/**
 * Tries to send one mail: claimed in a transaction of its own, handed over outside of any, settled in another. At least once: who
 * is killed between the server's yes and the settling leaves a mail that is sent again when its lease ends, under the same
 * Message-ID, by which mail programs know it as the same.
 */
export async function deliverMail(
  tenantId: string,
  id: string,
  clock: () => Date,
  transport: Transport | undefined = smtpTransport(),
): Promise<Delivery> {
  if (transport === undefined) return 'absent'
  const mail = await withTenant(tenantId, (tx) => claimMail(tx, id, clock()))
  if (mail === undefined) return 'absent'
  try {
    await transport({ ...mail, ...(await rendered(mail.letter)) })
  } catch (error) {
    const failure = readFailure(error)
    const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
    log().warn({ mail: id, attempt: mail.attempt, code, responseCode, command }, failure.words)
    await withTenant(tenantId, (tx) => settleFailed(tx, mail, failure, clock()))
    return 'failed'
  }
  await withTenant(tenantId, (tx) => settleSent(tx, mail, clock()))
  return 'sent'
}
