import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { findClientPlace } from './find-place.ts'

/** A client of this environment by its shown id. The portal's own client is not the tenant's to see or change. */
export async function findClient(tx: Tx, environment: string, shownId: string) {
  const found = await findClientPlace(tx, environment)
  const id = parseId('client', shownId)
  if (found === undefined || id === undefined) return undefined
  const row = await tx.db.client.findUnique({
    where: { tenantId_environmentId_id: { tenantId: tx.tenantId, environmentId: found.id, id } },
  })
  return row === null || row.builtIn !== null ? undefined : row
}
