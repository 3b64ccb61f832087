import type { Tx } from '#lib/db/with-tenant.ts'
import { type ClientRow, keyOfClient } from './client-verb.ts'
import { liveSecrets } from './live-secrets.ts'

/** What is lost with a client: what its page says before, and the trail after. */
export async function lostWithClient(tx: Tx, client: ClientRow, now: Date) {
  const where = keyOfClient(tx, client)
  const families = await tx.db.tokenFamily.count({ where: { ...where, revokedAt: null, expiresAt: { gt: now } } })
  const consents = await tx.db.grant.count({ where: { ...where, revokedAt: null } })
  const permissions = await tx.db.clientPermission.count({ where })
  const roles = await tx.db.assignment.count({
    where: { clientEnvironmentId: client.environmentId, clientId: client.id },
  })
  const secretCount = (await liveSecrets(tx, client, now)).length
  return { families, consents, permissions, roles, secretCount }
}
