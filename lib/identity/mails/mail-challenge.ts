import type { Tx } from '#lib/db/with-tenant.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import { writeMail } from '#lib/mail/write.ts'
import { type IssuedChallenge, issueChallenge, type NewChallenge } from '../challenges/issue.ts'
import { challengeLink } from '../challenges/link.ts'
import { challengeSeconds } from '../challenges/purpose.ts'
import { seenNow } from '../seen-now.ts'
import { personReader } from './person-reader.ts'

/** What is mailed by itself: the code of a sign-up is by `beginSignUp`, and the link of a new sign-in by `tellNewSignIn`. */
type LinkedPurpose = Exclude<NewChallenge['purpose'], 'sign_up' | 'secure_account'>

export type MailedChallenge = NewChallenge & {
  purpose: LinkedPurpose
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
  const { issuer, path, to, by, purpose, now, isDecoy = false, place, userId } = wanted
  const issued = await issueChallenge(tx, wanted)
  const link = { url: challengeLink(issuer, path, issued), seconds: challengeSeconds[purpose], by }
  const reader = await personReader(tx, { ...place, userId }, now)
  const message = purpose === 'sign_in' ? { kind: purpose, code: issued.code, ...link } : { kind: purpose, ...link }
  const letter = composeLetter(message, reader, seenNow(now))
  await tx.db.$executeRaw`savepoint mailed`
  await writeMail(tx, { kind: 'challenge', to, letter, aboutId: issued.id, now })
  if (isDecoy) await tx.db.$executeRaw`rollback to savepoint mailed`
  else await tx.db.$executeRaw`release savepoint mailed`
  return { id: issued.id, expiresAt: issued.expiresAt }
}
