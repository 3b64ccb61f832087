import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Values } from '#lib/policy/fields.ts'
import type { SigningIn } from './advance-sign-in.ts'
import type { Proof } from './assurance/proof.ts'
import { type NamedBrowser, renameBrowser } from './browsers.ts'
import { hadSession } from './had-session.ts'
import { methodOf } from './last-method.ts'
import { tellNewSignIn } from './notices/tell-new-sign-in.ts'
import { type LiveSession, startSession } from './sessions.ts'

/** Somebody has signed in: their session, and the browser's new name for its cookie. */
export type SignedIn = {
  session: LiveSession
  sub: string
  browser: NamedBrowser
  isRenewed: boolean
}

/**
 * Writes a sign-in that succeeded: the browser renamed, the session started with the proofs that were taken, the event. Who signs in
 * on a browser that was not theirs is told by mail, except at their very first sign-in.
 */
export async function startSignedIn(
  tx: Tx,
  { now, place, browserId, clientRef, identifier }: SigningIn,
  user: { id: string; sub: string; displayName: string; lastSignInAt: Date | null },
  { policy, proofs }: { policy: Values<'session'>; proofs: readonly Proof[] },
): Promise<SignedIn> {
  const { directoryId, environment } = place
  const [isKnown, browser] = await Promise.all([
    browserId !== null && hadSession(tx, environment.id, { browserId, userId: user.id }),
    renameBrowser(tx, environment.id, browserId, now, methodOf(proofs)),
  ])
  tx.write`
    update users set last_sign_in_at = ${now}
    where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and id = ${user.id}`
  const [{ session, isRenewed }] = await Promise.all([
    startSession(tx, {
      environmentId: environment.id,
      directoryId,
      userId: user.id,
      browserId: browser.id,
      proofs,
      policy,
      now,
    }),
    !isKnown &&
      user.lastSignInAt !== null &&
      tellNewSignIn(tx, { directoryId, userId: user.id }, environment.id, { since: beganAt(proofs, now), now }),
  ])
  const excuse = proofs.find(({ kind }) => kind === 'remembered_device' || kind === 'postponed')?.kind
  await record(tx, {
    at: now,
    action: isRenewed ? 'session.renewed' : 'session.started',
    actor: { kind: 'user', id: user.id },
    target: session.id,
    environmentId: environment.id,
    client: clientRef,
    changes: { after: { amr: session.amr, acr: session.acr, ...(excuse === undefined ? {} : { excuse }) } },
    personal: { name: user.displayName, ...(identifier === undefined ? {} : { identifier: identifier.trim() }) },
  })
  return { session, sub: user.sub, browser, isRenewed }
}

/** What was set up on the way to a session is of that sign-in. */
const beganAt = (proofs: readonly Proof[], now: Date): Date =>
  new Date(Math.min(now.getTime(), ...proofs.map(({ at }) => at.getTime())))
