import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'

/**
 * Serializes everything that can lower access in a tenant. Two parallel removals would otherwise leave no owner.
 * `no key`: a plain `for update` would hold up every insert that refers to the tenant.
 */
export async function lockAccess(tx: Tx): Promise<void> {
  await tx.db.$queryRaw`select 1 from tenants where id = ${tx.tenantId}::uuid for no key update`
}

/** How many active people own the tenant, directly or through a group; but for one of them, where that is asked. */
export async function countEffectiveOwners(tx: Tx, but: string | null = null): Promise<number> {
  const rows = await tx.db.$queryRaw<{ owners: number }[]>`
    with holders as (
      select user_directory_id as directory_id, user_id from assignments
      where tenant_id = ${tx.tenantId}::uuid and builtin_role = 'owner' and environment_id is null and user_id is not null
      union
      select m.directory_id, m.user_id
      from assignments a
      join group_members m
        on m.tenant_id = a.tenant_id and m.directory_id = a.group_directory_id and m.group_id = a.group_id
      where a.tenant_id = ${tx.tenantId}::uuid and a.builtin_role = 'owner' and a.environment_id is null
    )
    select count(*)::int as owners
    from holders h
    join users u on u.tenant_id = ${tx.tenantId}::uuid and u.directory_id = h.directory_id and u.id = h.user_id
    join environments e on e.tenant_id = u.tenant_id and e.directory_id = u.directory_id and e.kind = 'control'
    where u.status = 'active' and u.id is distinct from ${but}::uuid`
  return rows[0]?.owners ?? 0
}

/** The last act of a verb that can lower access: refuses to leave the tenant without an owner (S10). */
export async function keepAnOwner(tx: Tx): Promise<void> {
  if ((await countEffectiveOwners(tx)) === 0)
    throw new ServiceError('forbidden', 'A tenant keeps at least one active owner. Make someone else an owner first.')
}
