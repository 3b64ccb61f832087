import type { Tx } from '#lib/db/with-tenant.ts'
import { findEnvironment } from '../environments/find.ts'

/**
 * Where clients are: an environment of the tenant, or `control`, in which the services that call the management API have a
 * place beside the portal. Nothing else of `control` is anybody's to administer.
 */
export async function findClientPlace(tx: Tx, slug: string) {
  if (slug !== 'control') return findEnvironment(tx, slug)
  const row = await tx.db.environment.findUnique({ where: { tenantId_slug: { tenantId: tx.tenantId, slug } } })
  return row === null ? undefined : { ...row, environmentId: row.id }
}
