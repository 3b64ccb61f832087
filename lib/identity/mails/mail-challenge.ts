import type { Tx } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { writeMail } from '#lib/mail/write.ts'
import { type IssuedChallenge, issueChallenge, type NewChallenge } from '../challenges/issue.ts'
import { challengeLink } from '../challenges/link.ts'
import { askedFrom } from './asked-from.ts'
import { challengeLetter } from './challenge-letter.ts'

export type MailedChallenge = NewChallenge & {
  /** The stored issuer of the environment, and the path below it that the link leads to. */
  issuer: string
  path: string
  /** As the person writes it. */
  to: string
  /** An administrator who asked. */
  by?: string | undefined
}

/**
 * Makes a code and a link, and the mail that holds them: nothing else ever does. A decoy does all the same work and takes its
 * mail back, so that an address which nobody has costs what one costs that somebody has (ASVS 6.3.8).
 */
export async function mailChallenge(
  tx: Tx,
  wanted: MailedChallenge,
): Promise<Pick<IssuedChallenge, 'id' | 'expiresAt'>> {
  const { issuer, path, to, by, purpose, now, isDecoy = false } = wanted
  const issued = await issueChallenge(tx, wanted)
  const { displayName: tenant } = await tx.db.tenant.findUniqueOrThrow({
    where: { id: tx.tenantId },
    select: { displayName: true },
  })
  const letter = challengeLetter({
    purpose,
    tenant,
    code: issued.code,
    url: challengeLink(issuer, path, issued),
    asked: askedFrom(now),
    by,
    origin: config().origin,
  })
  await tx.db.$executeRaw`savepoint mailed`
  await writeMail(tx, { kind: 'challenge', to, letter, aboutId: issued.id, now })
  if (isDecoy) await tx.db.$executeRaw`rollback to savepoint mailed`
  else await tx.db.$executeRaw`release savepoint mailed`
  return { id: issued.id, expiresAt: issued.expiresAt }
}
