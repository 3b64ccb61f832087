import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'

/** Which consents: one, all of a person in their directory, or all of a client. */
export type WhichConsents =
  | { environmentId: string; id: string; userId?: string }
  | { directoryId: string; userId: string }
  | { environmentId: string; clientId: string }

/** A consent that was taken back. */
export type RevokedConsent = {
  id: string
  environmentId: string
  userId: string
  clientId: string
  scopes: string[]
  resources: string[]
}

/**
 * Takes back consents, and every code and token that came of them. The grants are written first: a code that is being issued by
 * one holds its row, so its family is there when families are revoked, and one that comes later finds no grant. `left`: how many
 * there are beyond what is taken back at once (`bounds.consent.atOnce`). The caller tells the trail.
 */
export async function revokeConsents(
  tx: Tx,
  which: WhichConsents,
  now: Date,
): Promise<{ consents: RevokedConsent[]; families: number; left: number }> {
  const where = { tenantId: tx.tenantId, ...which, revokedAt: null }
  const found = await tx.db.grant.findMany({
    where,
    select: { id: true },
    orderBy: { id: 'asc' },
    take: bounds.consent.atOnce,
  })
  const consents = await tx.db.grant.updateManyAndReturn({
    where: { ...where, id: { in: found.map(({ id }) => id) } },
    data: { revokedAt: now, updatedAt: now },
    select: { id: true, environmentId: true, userId: true, clientId: true, scopes: true, resources: true },
  })
  let families = 0
  for (const { environmentId, clientId, userIds } of byClient(consents)) {
    const { count } = await tx.db.tokenFamily.updateMany({
      where: { environmentId, clientId, userId: { in: userIds }, revokedAt: null },
      data: { revokedAt: now, revokeReason: 'consent_revoked' },
    })
    families += count
  }
  return { consents, families, left: await tx.db.grant.count({ where }) }
}

type Row = { environmentId: string; clientId: string; userId: string }

/** People by the client that they allowed something: one statement revokes the tokens of many. */
function byClient(rows: readonly Row[]) {
  const clients = new Map<string, { environmentId: string; clientId: string; userIds: string[] }>()
  for (const { environmentId, clientId, userId } of rows) {
    const known = clients.get(clientId) ?? { environmentId, clientId, userIds: [] }
    clients.set(clientId, { ...known, userIds: [...known.userIds, userId] })
  }
  return [...clients.values()]
}
