import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { findDirectory } from '../directories/find.ts'

/** A person of this directory by their shown id, with the ways they are known. */
export async function findUser(tx: Tx, directory: string, shownId: string) {
  const found = await findDirectory(tx, directory)
  const id = parseId('user', shownId)
  if (found === undefined || id === undefined) return undefined
  const row = await tx.db.user.findUnique({
    where: { tenantId_directoryId_id: { tenantId: tx.tenantId, directoryId: found.id, id } },
    include: { identifiers: { orderBy: [{ primary: 'desc' }, { id: 'asc' }], take: 20 } },
  })
  return row === null ? undefined : { ...row, environmentId: null }
}
