import type { Tx } from '#lib/db/with-tenant.ts'
import { composeLetter } from '#lib/mail/compose.ts'
import { writeMail } from '#lib/mail/write.ts'
import { issueChallenge } from '../challenges/issue.ts'
import { challengeSeconds } from '../challenges/purpose.ts'
import type { Email } from '../email.ts'
import { findVerifiedOwner } from '../invitations/find.ts'
import { personReader } from '../mails/person-reader.ts'
import { seenNow } from '../seen-now.ts'

export type SignUpBegun = {
  place: { directoryId: string; environmentId: string }
  email: Email
  displayName: string
  /** The request and the browser in which alone the code counts. */
  requestId: string
  browserId: string
  /** The app that they are on the way to; empty where it has no name. */
  app: string
  now: Date
}

/**
 * Mails a code to an address, or, where it has an account, that it has one: the same statements, and nothing to tell them apart by
 * from outside (UX-H43, SECURITY enumeration). No account exists until the code comes back. Call `admitMail` before it. Throws
 * `limited` when the tenant has sent all that it may.
 */
export async function beginSignUp(tx: Tx, { place, email, displayName, app, ...bound }: SignUpBegun): Promise<void> {
  const { requestId, browserId, now } = bound
  const { normalized } = email
  const owner = await findVerifiedOwner(tx, place.directoryId, normalized)
  const isTaken = owner !== undefined
  const data = { displayName, email: email.value }
  const mine = { place, purpose: 'sign_up', userId: null, normalized, requestId, browserId } as const
  const issued = await issueChallenge(tx, { ...mine, isDecoy: isTaken, data, now })
  const message = isTaken
    ? ({ kind: 'sign_up_existing', app } as const)
    : ({ kind: 'sign_up', code: issued.code, seconds: challengeSeconds.sign_up } as const)
  const reader = await personReader(tx, { ...place, userId: owner?.id ?? null }, now)
  const letter = composeLetter(message, reader, seenNow(now))
  await writeMail(tx, { kind: 'sign_up', to: normalized, letter, aboutId: issued.id, now })
}
