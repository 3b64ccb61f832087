import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** What a person allowed a client and did not take back, by its shown id, wherever it is. It belongs to a person, so to the tenant. */
export async function findConsent(tx: Tx, shownId: string) {
  const id = parseId('grant', shownId)
  if (id === undefined) return undefined
  const environments = await tx.db.environment.findMany({ select: { id: true } })
  const row = await tx.db.grant.findFirst({
    where: { tenantId: tx.tenantId, environmentId: { in: environments.map((each) => each.id) }, id, revokedAt: null },
    select: { environmentId: true, directoryId: true, userId: true },
  })
  return row === null ? undefined : { id, place: row.environmentId, ...row, environmentId: null }
}
