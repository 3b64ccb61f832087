import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** An API of the tenant by its shown id. Permissions belong to the whole tenant, so they are asked for everywhere. */
export async function findApi(tx: Tx, shownId: string) {
  const id = parseId('api', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.api.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  return row === null ? undefined : { ...row, environmentId: null }
}

export type FoundApi = NonNullable<Awaited<ReturnType<typeof findApi>>>
