import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { revokeConsents } from '../consents/revoke.ts'

/**
 * Takes back, for the person themselves, what an app may do: what they allowed it, and every code and token it has for them,
 * offline ones too, dead at once on every node. `clientId` is the app's row. Answers whether there was anything to take back.
 */
export async function disconnectApp(tx: Tx, person: Person, clientId: string, now: Date): Promise<boolean> {
  const { directoryId, userId } = person
  const actor = { kind: 'user', id: userId } as const
  const client = await tx.db.client.findFirst({ where: { id: clientId }, select: { environmentId: true } })
  if (client === null) return false
  const { environmentId } = client
  const grants = await tx.db.grant.findMany({
    where: { environmentId, directoryId, userId, clientId, revokedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of grants) {
    const { consents } = await revokeConsents(tx, { environmentId, id, userId }, now)
    for (const { id: target, scopes, resources } of consents)
      await record(tx, {
        ...{ at: now, action: 'consent.revoked', actor, target, environmentId, client: clientId },
        changes: { before: { scopes, resources } },
      })
  }
  const { count } = await tx.db.tokenFamily.updateMany({
    where: { environmentId, directoryId, userId, clientId, revokedAt: null },
    data: { revokedAt: now, revokeReason: 'consent_revoked' },
  })
  if (count === 0 && grants.length === 0) return false
  await record(tx, { at: now, action: 'client.disconnected', actor, target: clientId, environmentId, person: userId })
  return true
}
