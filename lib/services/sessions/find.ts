import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** A session of the tenant that has not ended, by its shown id, wherever it is; the portal's own included. It belongs to a person, so to the tenant. */
export async function findSession(tx: Tx, shownId: string) {
  const id = parseId('session', shownId)
  if (id === undefined) return undefined
  const environments = await tx.db.environment.findMany({ select: { id: true } })
  const row = await tx.db.session.findFirst({
    where: { tenantId: tx.tenantId, environmentId: { in: environments.map((each) => each.id) }, id, endedAt: null },
    select: { environmentId: true, directoryId: true, userId: true },
  })
  return row === null ? undefined : { id, place: row.environmentId, ...row, environmentId: null }
}
