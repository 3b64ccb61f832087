import type { Tx } from '#lib/db/with-tenant.ts'
import { advanceSignIn } from '#lib/identity/advance-sign-in.ts'
import type { Proof } from '#lib/identity/assurance/proof.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { browserSeconds } from '#lib/identity/browsers.ts'
import { browserCookie } from '../cookies.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Account } from './enter.ts'

/**
 * A factor that was just set up has been shown by that, so that nobody is asked for it again at the next page. As at a sign-in: the
 * one decision about what was shown, and a new name for the browser (SECURITY A42). Answers the headers of the answer.
 */
export async function raiseSession(
  tx: Tx,
  { visit, browser, session, person }: Account,
  proof: Proof,
): Promise<Record<string, string>> {
  const place = signInPlace(visit)
  const before = await sessionProofs(tx, place.environment.id, session.id)
  const advanced = await advanceSignIn(tx, {
    ...{ place, userId: person.id, browserId: browser.id, clientRef: null },
    proofs: [...before.filter(({ kind }) => kind !== proof.kind), proof],
    app: { level: 1, forced: false },
    now: visit.now,
  })
  if (advanced.kind !== 'signed_in') return {}
  const { environment } = visit.snapshot
  return { 'set-cookie': browserCookie(environment, advanced.browser.token, browserSeconds.known) }
}
