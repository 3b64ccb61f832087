import { withTenant } from '#lib/db/with-tenant.ts'
import { config } from '#lib/kernel/env.ts'
import { newId } from '#lib/kernel/ids.ts'
import { createTenant } from '#lib/tenancy/create.ts'
import { setTenantStatus } from '#lib/tenancy/status.ts'
import { stockPool } from './key-ring.ts'
import type { TenantIds, Wishes } from './wishes.ts'

export async function seedTenant({ slug, displayName }: Wishes['tenant']['wish']): Promise<TenantIds> {
  await stockPool()
  const now = new Date()
  const wanted = { slug, displayName, origin: config().origin, actor: { kind: 'system', id: 'e2e' }, now } as const
  const made = await withTenant(newId(now), (tx) => createTenant(tx, wanted), { timeoutMs: 60_000 })
  const { directories, environments } = made
  return {
    id: made.id,
    directories: { main: directories.main, staging: directories.staging ?? '' },
    environments: { ...environments, staging: environments.staging ?? '' },
  }
}

export async function suspendTenant({
  tenantId,
  status,
}: Wishes['suspendTenant']['wish']): Promise<Record<string, never>> {
  await withTenant(tenantId, (tx) => setTenantStatus(tx, status, new Date()))
  return {}
}
