import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Wishes } from './wishes.ts'

/** Sets what a tenant demands of a sign-in. To be asked before anybody visits it. */
export async function demandFactors({
  tenantId,
  value,
}: Wishes['demandFactors']['wish']): Promise<Record<string, never>> {
  const row = { tenantId, id: newId(), level: 'tenant', kind: 'mfa', value }
  await withTenant(tenantId, ({ db }) => db.policy.createMany({ data: [row] }))
  return {}
}
