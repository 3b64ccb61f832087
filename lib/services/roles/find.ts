import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** One of the tenant's own roles by its shown id. Roles belong to the whole tenant. */
export async function findRole(tx: Tx, shownId: string) {
  const id = parseId('role', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.role.findUnique({ where: { tenantId_id: { tenantId: tx.tenantId, id } } })
  return row === null ? undefined : { ...row, environmentId: null }
}

export type FoundRole = NonNullable<Awaited<ReturnType<typeof findRole>>>
