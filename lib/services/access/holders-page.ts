import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Only } from './roots.ts'

type Asked = {
  directoryId: string
  environmentId: string
  only: Only
  after: string | undefined
  limit: number
}

/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000'

/**
 * The assignments of one role, in the order of the index that begins with these columns. The planner takes no null for a constant:
 * the column that is null has to stand in the order, or it walks everybody's assignments instead.
 */
const ofOwn = {
  where: Prisma.sql`a.role_id = r.role and a.builtin_role is null`,
  order: Prisma.sql`a.builtin_role, a.user_id`,
}
const ofBuiltIn = {
  where: Prisma.sql`a.role_id is null and a.builtin_role = r.role`,
  order: Prisma.sql`a.role_id, a.user_id`,
}

/**
 * The next people, by id, who were given one of these roles in an environment, directly or through a group. Each role and each
 * group is entered at the cursor by its own index and left after a page, so that a group of 100,000 costs what one of ten does.
 */
export async function holdersPage(
  tx: Tx,
  { directoryId, environmentId, only, after = first, limit }: Asked,
): Promise<{ id: string; name: string; status: string }[]> {
  const own = Prisma.sql`unnest(${[...only.roleIds]}::uuid[]) r (role)`
  const builtIn = Prisma.sql`unnest(${[...only.builtIn]}::text[]) r (role)`
  const counts = Prisma.sql`(a.environment_id is null or a.environment_id = ${environmentId}::uuid)`
  const groups = (roles: Prisma.Sql, of: typeof ofOwn) => Prisma.sql`
    select a.group_id from ${roles} join assignments a
      on a.tenant_id = ${tx.tenantId}::uuid and ${of.where} and a.user_directory_id is null and a.user_id is null
      and a.group_directory_id = ${directoryId}::uuid
    where ${counts}`
  const people = (roles: Prisma.Sql, of: typeof ofOwn) => Prisma.sql`
    select d.user_id from ${roles} cross join lateral (
      select a.user_id from assignments a
      where a.tenant_id = ${tx.tenantId}::uuid and ${of.where} and a.user_directory_id = ${directoryId}::uuid
        and a.user_id > ${after}::uuid and ${counts}
      order by ${of.order} limit ${limit}
    ) d`
  return await tx.db.$queryRaw`
    with given_groups (group_id) as materialized (${groups(own, ofOwn)} union ${groups(builtIn, ofBuiltIn)}),
    holders (user_id) as (
      ${people(own, ofOwn)}
      union
      ${people(builtIn, ofBuiltIn)}
      union
      select d.user_id from given_groups g cross join lateral (
        select m.user_id from group_members m
        where m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = ${directoryId}::uuid and m.group_id = g.group_id
          and m.user_id > ${after}::uuid
        order by m.user_id limit ${limit}
      ) d
    )
    select u.id::text, u.display_name as name, u.status
    from (select user_id from holders order by user_id limit ${limit}) page
    join users u on u.tenant_id = ${tx.tenantId}::uuid and u.directory_id = ${directoryId}::uuid and u.id = page.user_id
    order by u.id`
}
