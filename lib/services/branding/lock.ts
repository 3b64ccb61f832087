import type { Tx } from '#lib/db/with-tenant.ts'

/** One change of a tenant's branding after the other: two would otherwise both start from what was before. */
export async function lockBrandings(tx: Tx): Promise<void> {
  await tx.db.$queryRaw`select 1 from tenants where id = ${tx.tenantId}::uuid for no key update`
}
