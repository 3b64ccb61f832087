import type { Tx } from '#lib/db/with-tenant.ts'

/** An environment of the tenant by its slug. `control` holds the portal alone, so there is nothing in it to administer. */
export async function findEnvironment(tx: Tx, slug: string) {
  if (slug === 'control') return undefined
  const row = await tx.db.environment.findUnique({ where: { tenantId_slug: { tenantId: tx.tenantId, slug } } })
  return row === null ? undefined : { ...row, environmentId: row.id }
}
