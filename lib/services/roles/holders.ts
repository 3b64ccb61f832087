import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/**
 * A read of the people (`directory_id`, `user_id`) who have one of these roles: given to them or to a group of theirs, itself or
 * within a role that contains it.
 */
export const holdersOf = (tx: Tx, roleIds: readonly string[]): Prisma.Sql => Prisma.sql`
  with recursive holding (role_id) as (
    select unnest(${[...roleIds]}::uuid[])
    union
    select c.parent_role_id
    from holding h join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.child_role_id = h.role_id
  ),
  given as materialized (
    select a.* from holding h join assignments a on a.tenant_id = ${tx.tenantId}::uuid and a.role_id = h.role_id
  )
  select user_directory_id as directory_id, user_id from given where user_id is not null
  union
  select m.directory_id, m.user_id
  from given g
  join group_members m on m.tenant_id = g.tenant_id and m.directory_id = g.group_directory_id and m.group_id = g.group_id`
