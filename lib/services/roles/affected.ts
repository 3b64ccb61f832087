import type { Tx } from '#lib/db/with-tenant.ts'

/** How many people and clients notice a change at their next token. */
export type Affected = { people: number; clients: number }

/** Who has one of these roles, given to them or to a group of theirs, itself or within a role that contains it. */
export async function affectedBy(tx: Tx, roleIds: readonly string[]): Promise<Affected> {
  if (roleIds.length === 0) return { people: 0, clients: 0 }
  const rows = await tx.db.$queryRaw<Affected[]>`
    with recursive holding (role_id) as (
      select unnest(${[...roleIds]}::uuid[])
      union
      select c.parent_role_id
      from holding h join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.child_role_id = h.role_id
    ),
    given as materialized (
      select a.* from holding h join assignments a on a.tenant_id = ${tx.tenantId}::uuid and a.role_id = h.role_id
    ),
    people as (
      select user_directory_id as directory_id, user_id from given where user_id is not null
      union
      select m.directory_id, m.user_id
      from given g
      join group_members m
        on m.tenant_id = g.tenant_id and m.directory_id = g.group_directory_id and m.group_id = g.group_id
    )
    select
      (select count(*)::int from people) as people,
      (select count(distinct client_id)::int from given where client_id is not null) as clients`
  return rows[0] ?? { people: 0, clients: 0 }
}
