import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { loadSessionPolicy } from '#lib/policy/session.ts'
import { acrLadder } from './assurance/assurance-of.ts'
import { readCircumstances } from './assurance/circumstances.ts'
import { beginGrace } from './assurance/grace.ts'
import type { Person } from './assurance/owned.ts'
import type { Proof } from './assurance/proof.ts'
import { rememberDevice } from './assurance/remembered.ts'
import { trustPassword } from './assurance/set-by-mail.ts'
import { readStanding } from './assurance/standing.ts'
import { stillValid } from './assurance/still-valid.ts'
import { type Asked, type Next, whatsNext } from './assurance/whats-next.ts'
import type { SignInPlace } from './sign-in.ts'
import { type SignedIn, startSignedIn } from './sign-in-session.ts'

/** Somebody who has shown something, and where they want to go. */
export type SigningIn = {
  place: SignInPlace
  userId: string
  proofs: readonly Proof[]
  browserId: string | null
  clientRef: string | null
  /** What the app asks for, beyond the policy. */
  app: Asked['app']
  /** As typed, for the trail. */
  identifier?: string | undefined
  /** They wish not to be asked for a second factor again on this browser. */
  remember?: boolean | undefined
  now: Date
}

export type Advanced =
  /** `mayOfferPasskey`: they have none, the policy offers them, and they did not say no. */
  | ({ kind: 'signed_in'; mayOfferPasskey: boolean } & SignedIn)
  | { kind: 'more'; next: Exclude<Next, { kind: 'enough' }> }
  | { kind: 'suspended' }
  /** They have shown enough, and are being deleted: no session begins before they keep their account. */
  | { kind: 'deleting' }

type User = {
  id: string
  sub: string
  displayName: string
  status: string
  passkeyOfferAfter: Date | null
  lastSignInAt: Date | null
}

/**
 * The only way to a session: whatever was shown, by whatever path, is put to `whatsNext`, and a session begins where that says
 * enough. All in the caller's transaction, on the person and the policy as they are now: their row is locked.
 */
export async function advanceSignIn(tx: Tx, signing: SigningIn): Promise<Advanced> {
  const { place, userId, now } = signing
  const { directoryId, environment } = place
  // The lock comes first, and what is sent with it is read once it is there.
  const [[user], proofs, standing, policy] = await Promise.all([
    lockUser(tx, { directoryId, userId }),
    stillValid(tx, { directoryId, userId }, signing.proofs),
    readStanding(tx, { directoryId, userId, environmentId: environment.id }),
    loadSessionPolicy(tx, { environment, directoryId }),
  ])
  if (user === undefined || user.status === 'suspended') {
    await refuse(tx, signing, 'suspended')
    return { kind: 'suspended' }
  }
  const asked = await readCircumstances(tx, { directoryId, environment, ...signing, proofs }, standing)
  const next = forWhatCanBe(asked)
  if (next.kind !== 'enough') {
    if (next.kind === 'enroll' && next.postponement !== undefined) await beginGrace(tx, { directoryId, userId }, now)
    if (next.kind === 'refused') await refuse(tx, signing, next.reason)
    return { kind: 'more', next }
  }
  if (user.status === 'deleting') return { kind: 'deleting' }
  const signedIn = await startSignedIn(tx, signing, user, { policy, proofs: next.proofs })
  // A device stands for a second factor, so one must have been shown on it: a mailbox that begins a sign-in is none.
  const isStrong = signedIn.session.acr !== acrLadder[0]
  if (isStrong) await trustPassword(tx, { directoryId, userId }, next.proofs)
  if (signing.remember === true && asked.rules.rememberSeconds > 0 && isStrong) {
    const device = { directoryId, userId, environmentId: environment.id, browserId: signedIn.browser.id }
    await rememberDevice(tx, device, asked.rules.rememberSeconds, now)
  }
  const { owned, rules } = asked
  const isWanted = user.passkeyOfferAfter === null || user.passkeyOfferAfter <= now
  const isOfUse = rules.passkeys === 1 && rules.passkeyFirst === 1
  const mayOfferPasskey = isWanted && owned.passkeys === 0 && rules.offerPasskey === 1 && isOfUse
  return { kind: 'signed_in', mayOfferPasskey, ...signedIn }
}

/** As `lockPerson`: whoever suspends them, or changes what they showed, comes before, and is seen, or after, and ends the session. */
const lockUser = (tx: Tx, { directoryId, userId }: Person): Promise<User[]> => tx.sql<User>`
  select id, sub, display_name as "displayName", status, passkey_offer_after as "passkeyOfferAfter",
    last_sign_in_at as "lastSignInAt"
  from users where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and id = ${userId} for no key update`

/** An app that forces a context which the policy gives nobody a way to is told so by the engine: the person signs in as they can. */
function forWhatCanBe(asked: Asked): Next {
  const next = whatsNext(asked)
  const isImpossible = next.kind === 'refused' && next.reason !== 'passkey_copied' && asked.app.forced
  return isImpossible ? whatsNext({ ...asked, app: { level: 1, forced: false } }) : next
}

const refuse = (tx: Tx, { place, userId, clientRef, now }: SigningIn, reason: string): Promise<void> =>
  record(tx, {
    at: now,
    action: 'session.failed',
    actor: { kind: 'anonymous' },
    target: userId,
    environmentId: place.environment.id,
    client: clientRef,
    result: 'refused',
    reason,
  })
