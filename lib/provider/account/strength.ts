import { acrLadder } from '#lib/identity/assurance/assurance-of.ts'
import { readCircumstances } from '#lib/identity/assurance/circumstances.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { whatsNext } from '#lib/identity/assurance/whats-next.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Account } from './enter.ts'

/**
 * Whether somebody has shown enough to change what guards their account. `more`: something guards it beside what this session was
 * opened by, and can be shown; `never`: it can't be here. A stolen password adds no factor, and takes none away (SECURITY section
 * 1, MFA bypass). Where nothing guards the account, what opened the session is enough.
 */
export type Strength = 'enough' | 'more' | 'never'

export async function strengthOf({ visit, browser, session, person, run }: Omit<Account, 'form'>): Promise<Strength> {
  if (session.acr !== acrLadder[0]) return 'enough'
  const { environment } = signInPlace(visit)
  const asked = await run(async (tx) =>
    readCircumstances(tx, {
      ...{ directoryId: person.directoryId, userId: person.id, environment, clientRef: null, browserId: browser.id },
      proofs: await sessionProofs(tx, environment.id, session.id),
      app: { level: 2, forced: false },
      now: visit.now,
    }),
  )
  const { passkeys, copies, totp } = asked.owned
  if (passkeys === 0 && copies === 0 && !totp) return 'enough'
  return whatsNext(asked).kind === 'enough' ? 'never' : 'more'
}
