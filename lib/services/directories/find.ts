import type { Tx } from '#lib/db/with-tenant.ts'

/** A directory of the tenant by its slug. People belong to the whole tenant, not to one environment. */
export async function findDirectory(tx: Tx, slug: string) {
  const row = await tx.db.directory.findUnique({ where: { tenantId_slug: { tenantId: tx.tenantId, slug } } })
  return row === null ? undefined : { ...row, environmentId: null }
}
