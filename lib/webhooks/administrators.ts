import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'

/**
 * The verified addresses of the active people who are owners or admins of the whole tenant, directly or through a group: whom
 * the tenant is told through. Bounded.
 */
export async function administratorAddresses(tx: Tx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ email: string }[]>`
    with holders as (
      select user_directory_id as directory_id, user_id from assignments
      where tenant_id = ${tx.tenantId}::uuid and builtin_role in ('owner', 'admin') and environment_id is null
        and user_id is not null
      union
      select m.directory_id, m.user_id
      from assignments a
      join group_members m
        on m.tenant_id = a.tenant_id and m.directory_id = a.group_directory_id and m.group_id = a.group_id
      where a.tenant_id = ${tx.tenantId}::uuid and a.builtin_role in ('owner', 'admin') and a.environment_id is null
    )
    select i.value as email
    from holders h
    join users u on u.tenant_id = ${tx.tenantId}::uuid and u.directory_id = h.directory_id and u.id = h.user_id
    join identifiers i on i.tenant_id = u.tenant_id and i.directory_id = u.directory_id and i.user_id = u.id
    where u.status = 'active' and i.kind = 'email' and i."primary" and i.verified_at is not null
    order by i.id
    limit ${bounds.webhook.mails}`
  return rows.map(({ email }) => email)
}
