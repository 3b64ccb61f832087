import type { Tx } from '#lib/db/with-tenant.ts'
import { acrLadder, assuranceOf } from '#lib/identity/assurance/assurance-of.ts'
import { readCircumstances } from '#lib/identity/assurance/circumstances.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { stillValid } from '#lib/identity/assurance/still-valid.ts'
import { whatsNext } from '#lib/identity/assurance/whats-next.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Account } from './enter.ts'

/**
 * Whether somebody has shown enough to change what guards their account. `more`: something guards it beside what this session was
 * opened by, and can be shown; `stale`: what the session was opened by no longer stands; `never`: it can't be here. A stolen password adds no factor, and takes none away (SECURITY section
 * 1, MFA bypass). Where nothing guards the account, what opened the session is enough.
 */
export type Strength = 'enough' | 'more' | 'stale' | 'never'

export const strengthOf = (account: Omit<Account, 'form'>): Promise<Strength> =>
  account.run((tx) => strengthIn(tx, account))

/** As `strengthOf`, within a transaction: as it is now, where the person's row is locked. */
export async function strengthIn(tx: Tx, it: Omit<Account, 'form' | 'run'>): Promise<Strength> {
  const { visit, browser, session, person } = it
  const { environment } = signInPlace(visit)
  const whose = { directoryId: person.directoryId, userId: person.id }
  const proofs = await stillValid(tx, whose, await sessionProofs(tx, environment.id, session.id))
  const stands = assuranceOf(proofs)
  if (stands === undefined) return 'stale'
  if (stands.acr !== acrLadder[0]) return 'enough'
  const asked = await readCircumstances(tx, {
    ...{ ...whose, environment, clientRef: null, browserId: browser.id, proofs },
    app: { level: 2, forced: false },
    now: visit.now,
  })
  const { passkeys, copies, totp } = asked.owned
  if (passkeys === 0 && copies === 0 && !totp) return 'enough'
  return whatsNext(asked).kind === 'enough' ? 'never' : 'more'
}
