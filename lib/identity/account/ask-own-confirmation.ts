import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { mailChallenge } from '../mails/mail-challenge.ts'
import { mailedPaths } from '../mails/paths.ts'

/**
 * Mails a person the link by which they confirm their own primary address; a newer one takes the place of an older one. Ask
 * `admitMail` before. False when there is nothing to confirm.
 */
export async function askOwnConfirmation(
  tx: Tx,
  { directoryId, userId }: Person,
  { environment, now }: { environment: { id: string; issuer: string }; now: Date },
): Promise<boolean> {
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'email', primary: true, verifiedAt: null }
  const email = await tx.db.identifier.findFirst({ where, select: { value: true, normalized: true } })
  if (email === null) return false
  const { id: environmentId, issuer } = environment
  const link = { issuer, path: mailedPaths.verifyEmail, place: { directoryId, environmentId } }
  const { value: to, normalized } = email
  await mailChallenge(tx, { ...link, purpose: 'verify_email', userId, to, normalized, now })
  const actor = { kind: 'user', id: userId } as const
  await record(tx, { at: now, action: 'user.verification_sent', actor, target: userId, environmentId })
  return true
}
