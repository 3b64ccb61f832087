import type { Tx } from '#lib/db/with-tenant.ts'

export type ApiUsage = { permissions: number; roles: number; clients: number }

/** How many permissions an API has, how many roles hold one of them, and how many clients may ask for one. */
export async function usageOfApi(tx: Tx, apiId: string): Promise<ApiUsage> {
  const rows = await tx.db.$queryRaw<ApiUsage[]>`
    with own as (select tenant_id, id from permissions where tenant_id = ${tx.tenantId}::uuid and api_id = ${apiId}::uuid)
    select
      (select count(*)::int from own) as permissions,
      (select count(distinct rp.role_id)::int from own
        join role_permissions rp on rp.tenant_id = own.tenant_id and rp.permission_id = own.id) as roles,
      (select count(distinct cp.client_id)::int from own
        join client_permissions cp on cp.tenant_id = own.tenant_id and cp.permission_id = own.id) as clients`
  return rows[0] ?? { permissions: 0, roles: 0, clients: 0 }
}
