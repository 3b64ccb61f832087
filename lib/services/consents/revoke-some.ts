import type { Tx } from '#lib/db/with-tenant.ts'
import { revokeConsents, type WhichConsents } from '#lib/identity/consents/revoke.ts'
import type { Change } from '../record.ts'

/** `left`: how many there are beyond what is taken back at once. */
export type Revoked = { changes: Change[]; families: number; left: number }

/** Takes back consents, and every code and token that came of them. One change for each. */
export async function revokeSome(tx: Tx, which: WhichConsents, now: Date): Promise<Revoked> {
  const { consents, families, left } = await revokeConsents(tx, which, now)
  const changes = consents.map(({ id, environmentId, userId, clientId, scopes, resources }) => ({
    ...{ action: 'consent.revoked' as const, id, environmentId },
    before: { scopes, resources, client: clientId, user: userId },
    after: null,
  }))
  return { changes, families, left }
}
