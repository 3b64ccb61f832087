import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'

/** A permission of an API of the tenant by its shown id, with that API. */
export async function findPermission(tx: Tx, shownId: string) {
  const id = parseId('permission', shownId)
  if (id === undefined) return undefined
  const row = await tx.db.permission.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id } },
    include: { api: { select: { name: true, identifier: true } } },
  })
  return row === null ? undefined : { ...row, environmentId: null }
}

export type FoundPermission = NonNullable<Awaited<ReturnType<typeof findPermission>>>
