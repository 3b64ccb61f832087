import type { Tx } from '#lib/db/with-tenant.ts'

/** How much goes with an environment when it is deleted: clients whatever their state, sessions and refresh tokens that live. */
export async function contentsOf(tx: Tx, environmentId: string, now: Date) {
  const where = { tenantId: tx.tenantId, environmentId }
  return {
    clients: await tx.db.client.count({ where: { ...where, builtIn: null } }),
    sessions: await tx.db.session.count({ where: { ...where, endedAt: null, expiresAt: { gt: now } } }),
    families: await tx.db.tokenFamily.count({ where: { ...where, revokedAt: null, expiresAt: { gt: now } } }),
    grants: await tx.db.grant.count({ where }),
    assignments: await tx.db.assignment.count({ where }),
    keys: await tx.db.signingKey.count({ where: { ...where, status: { not: 'retired' } } }),
  }
}
