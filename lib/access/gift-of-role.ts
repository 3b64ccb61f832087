import type { Tx } from '#lib/db/with-tenant.ts'
import { isCustomPermission } from './custom-permissions.ts'
import type { Gift } from './giving.ts'
import { managementAudience } from './permissions.ts'

/** What giving these roles of the tenant's own comes to in the portal: the management permissions that any of them reaches. */
export async function giftOfRoles(tx: Tx, roleIds: readonly string[]): Promise<Exclude<Gift, string>> {
  const rows = await tx.db.$queryRaw<{ name: string }[]>`
    with recursive reached (role_id) as (
      select unnest(${[...roleIds]}::uuid[])
      union
      select c.child_role_id
      from reached r join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.parent_role_id = r.role_id
    )
    select distinct p.name
    from reached r
    cross join lateral (
      select rp.tenant_id, rp.permission_id from role_permissions rp
      where rp.tenant_id = ${tx.tenantId}::uuid and rp.role_id = r.role_id
      offset 0
    ) h
    join permissions p on p.tenant_id = h.tenant_id and p.id = h.permission_id
    where p.api_id = (select id from apis where tenant_id = ${tx.tenantId}::uuid and identifier = ${managementAudience})`
  return { builtIn: null, permissions: rows.map(({ name }) => name).filter(isCustomPermission) }
}
