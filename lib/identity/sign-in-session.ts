import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Values } from '#lib/policy/fields.ts'
import { type NamedBrowser, renameBrowser } from './browsers.ts'
import type { Candidate } from './find-user.ts'
import { type LiveSession, startSession } from './sessions.ts'
import type { PasswordSignIn } from './sign-in.ts'

/** Somebody has signed in: their session, and the browser's new name for its cookie. */
export type SignedIn = {
  session: LiveSession
  sub: string
  browser: NamedBrowser
  isRenewed: boolean
}

/** Writes a sign-in that succeeded: the browser renamed, the session started, the hash renewed where it was old, the event. */
export async function startSignedIn(
  tx: Tx,
  ask: PasswordSignIn,
  user: Candidate,
  policy: Values<'session'>,
  rehashed: string | undefined,
): Promise<SignedIn> {
  const { now, place } = ask
  const { directoryId, environment } = place
  const browser = await renameBrowser(tx, environment.id, ask.browserId, now)
  const { session, isRenewed } = await startSession(tx, {
    environmentId: environment.id,
    directoryId,
    userId: user.id,
    browserId: browser.id,
    proofs: [{ kind: 'password', at: now }],
    policy,
    now,
  })
  await tx.db.user.updateMany({ where: { directoryId, id: user.id }, data: { lastSignInAt: now } })
  await tx.db.credential.updateMany({
    where: { directoryId, userId: user.id, kind: 'password', secretHash: user.secretHash },
    data: { lastUsedAt: now, ...(rehashed === undefined ? {} : { secretHash: rehashed }) },
  })
  await record(tx, {
    at: now,
    action: isRenewed ? 'session.renewed' : 'session.started',
    actor: { kind: 'user', id: user.id },
    target: session.id,
    environmentId: environment.id,
    client: ask.clientRef,
    changes: { after: { amr: session.amr, acr: session.acr } },
    personal: { name: user.displayName, identifier: ask.identifier.trim() },
  })
  return { session, sub: user.sub, browser, isRenewed }
}
