import { hasSecret } from '#lib/clients/kinds.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { AuthMethod } from '#lib/oidc/model.ts'
import { type ClientRow, keyOfClient } from './client-verb.ts'

/** The secrets of a client that are accepted at `now`, oldest first. Two at most, while an app changes over. */
export const liveSecrets = (tx: Tx, client: ClientRow, now: Date) =>
  tx.db.clientSecret.findMany({
    where: { ...keyOfClient(tx, client), OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: { id: true, hint: true, createdAt: true, createdBy: true, expiresAt: true, lastUsedAt: true },
    orderBy: { id: 'asc' },
    take: 10,
  })

/** Refuses what makes a secret for a client that proves itself otherwise, or not at all. */
export function refuseWithoutSecrets(client: ClientRow): void {
  if (!hasSecret(client.tokenEndpointAuthMethod as AuthMethod))
    throw new ServiceError('conflict', 'This client does not authenticate with a secret.')
}
