import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './owned.ts'

/**
 * Those roles of a person in an environment for which somebody set a policy ("admins must"): given to them or to a group of theirs,
 * here or everywhere, or contained in one that is. One statement, which ends at once in a tenant without such policies.
 */
export async function rolesUnderPolicy(
  tx: Tx,
  { directoryId, userId, environmentId }: Person & { environmentId: string },
): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>`
    with recursive ruled as materialized (
      select distinct p.role_id as id from policies p
      where p.tenant_id = ${tx.tenantId}::uuid and p.level = 'role' and p.kind = 'mfa' and p.role_id is not null
    ), held (id) as (
      select a.role_id from assignments a
      where exists (select from ruled) and a.tenant_id = ${tx.tenantId}::uuid
        and a.user_directory_id = ${directoryId}::uuid and a.user_id = ${userId}::uuid and a.role_id is not null
        and (a.environment_id is null or a.environment_id = ${environmentId}::uuid)
      union
      select a.role_id from group_members m
      join assignments a on a.tenant_id = m.tenant_id and a.group_directory_id = m.directory_id and a.group_id = m.group_id
      where exists (select from ruled) and m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = ${directoryId}::uuid
        and m.user_id = ${userId}::uuid and a.role_id is not null
        and (a.environment_id is null or a.environment_id = ${environmentId}::uuid)
      union
      select r.child_role_id from held h
      join role_roles r on r.tenant_id = ${tx.tenantId}::uuid and r.parent_role_id = h.id
    )
    select ruled.id from ruled join held on held.id = ruled.id`
  return rows.map(({ id }) => id)
}
