import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { findDirectory } from '../directories/find.ts'

/** A group of this directory by its shown id. Groups belong to the whole tenant, not to one environment. */
export async function findGroup(tx: Tx, directory: string, shownId: string) {
  const found = await findDirectory(tx, directory)
  const id = parseId('group', shownId)
  if (found === undefined || id === undefined) return undefined
  const row = await tx.db.group.findUnique({
    where: { tenantId_directoryId_id: { tenantId: tx.tenantId, directoryId: found.id, id } },
  })
  return row === null ? undefined : { ...row, environmentId: null }
}
