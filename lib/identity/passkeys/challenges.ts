import { randomBytes } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'

/** What an authenticator is asked for. */
export type Purpose = 'sign_in' | 'second_factor' | 'register'

/** Which ceremony, in which browser; whose, unless a passkey is to say who signs in. */
export type Ceremony = { environmentId: string; browserId: string; purpose: Purpose; userId: string | null }

const lifeSeconds = 600
const perBrowser = 20

/** Makes a challenge (WebAuthn §13.4.3: 32 random bytes) and keeps its hash for ten minutes. A browser has twenty at most. */
export async function issueChallenge(tx: Tx, ceremony: Ceremony, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  const { environmentId, browserId } = ceremony
  tx.write`
    delete from webauthn_challenges where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and id in (
      select id from webauthn_challenges
      where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and browser_id = ${browserId}
      order by created_at desc, id desc offset ${perBrowser - 1})`
  const challenge = Uint8Array.from(randomBytes(32))
  tx.write`
    insert into webauthn_challenges (tenant_id, environment_id, id, browser_id, purpose, user_id, challenge_hash, created_at, expires_at)
    values (${tx.tenantId}, ${environmentId}, ${newId(now)}, ${browserId}, ${ceremony.purpose}, ${ceremony.userId}, ${sha256(challenge)},
      ${now}, ${plusSeconds(now, lifeSeconds)})`
  return challenge
}

/** Uses a challenge up: true for exactly one caller, in its browser, for its ceremony and in its time. */
export async function takeChallenge(tx: Tx, ceremony: Ceremony, challenge: Uint8Array, now: Date): Promise<boolean> {
  const challengeHash = Uint8Array.from(sha256(challenge))
  const { count } = await tx.db.webauthnChallenge.deleteMany({
    where: { tenantId: tx.tenantId, ...ceremony, challengeHash, expiresAt: { gt: now } },
  })
  return count === 1
}
