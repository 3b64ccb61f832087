import type { Tx } from '#lib/db/with-tenant.ts'
import { isCustomPermission } from './custom-permissions.ts'
import { managementAudience, type Permission } from './permissions.ts'
import { type BuiltInRole, builtInRoles, isBuiltInRole } from './roles.ts'

/**
 * A role that counts for somebody in the portal, and where it comes from: a built-in one, or one of the tenant's own that
 * reaches permissions of the management API (a custom admin role). `environmentId` null is everywhere.
 */
export type HeldRole = {
  /** Null for one of the tenant's own. */
  builtIn: BuiltInRole | null
  name: string
  /** What it gives at the management API, contained roles counted in. */
  permissions: readonly Permission[]
  environmentId: string | null
  via: 'direct' | 'group'
  group: string | null
}

type Row = {
  builtin_role: string | null
  role_name: string | null
  permissions: string[] | null
  environment_id: string | null
  group_name: string | null
  direct: boolean
}

/** The administering roles of an active user of this tenant: given to them, or to a group that they are in. */
export const rolesOfUser = (tx: Tx, directoryId: string, userId: string): Promise<HeldRole[]> =>
  rolesGivenTo(tx, directoryId, userId, 'active')

/**
 * As `rolesOfUser`; with `any`, also of somebody who is suspended, for whom they would count again once resumed.
 * One statement: each step goes by a primary key or an index of assignments, and inclusion ends by itself, for a role is
 * reached from another once. `offset 0` keeps the planner, which takes the roles reached for many, from reading every role's.
 */
export async function rolesGivenTo(
  tx: Tx,
  directoryId: string,
  userId: string,
  status: 'active' | 'any',
): Promise<HeldRole[]> {
  const rows = await tx.sql<Row>`
    with recursive me as (
      select directory_id, id from users
      where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid and id = ${userId}::uuid
        and (status = 'active' or ${status} = 'any')
    ),
    given as materialized (
      select a.role_id, a.builtin_role, a.environment_id, null as group_name, true as direct
      from me join assignments a
        on a.tenant_id = ${tx.tenantId}::uuid and a.user_directory_id = me.directory_id and a.user_id = me.id
      union all
      select a.role_id, a.builtin_role, a.environment_id, g.display_name, false
      from me
      join group_members m on m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = me.directory_id and m.user_id = me.id
      join groups g on g.tenant_id = m.tenant_id and g.directory_id = m.directory_id and g.id = m.group_id
      join assignments a
        on a.tenant_id = m.tenant_id and a.group_directory_id = m.directory_id and a.group_id = m.group_id
    ),
    reached (root, role_id) as (
      select role_id, role_id from given where role_id is not null
      union
      select r.root, c.child_role_id
      from reached r join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.parent_role_id = r.role_id
    ),
    managing as (
      select r.root, array_agg(distinct p.name) as permissions
      from reached r
      cross join lateral (
        select rp.tenant_id, rp.permission_id from role_permissions rp
        where rp.tenant_id = ${tx.tenantId}::uuid and rp.role_id = r.role_id
        offset 0
      ) h
      join permissions p on p.tenant_id = h.tenant_id and p.id = h.permission_id
      where p.api_id = (select id from apis where tenant_id = ${tx.tenantId}::uuid and identifier = ${managementAudience})
      group by r.root
    )
    select g.builtin_role, o.display_name as role_name, m.permissions, g.environment_id::text, g.group_name, g.direct
    from given g
    left join managing m on m.root = g.role_id
    left join roles o on o.tenant_id = ${tx.tenantId}::uuid and o.id = m.root
    where g.builtin_role is not null or m.root is not null`
  return rows.flatMap((row) => {
    const role = roleOf(row)
    if (role === undefined) return []
    const via = row.direct ? ('direct' as const) : ('group' as const)
    return [{ ...role, environmentId: row.environment_id, via, group: row.group_name }]
  })
}

/** What a row gives: the table in code for a built-in role, the stored permissions of the catalogue for one's own. */
function roleOf(row: Row): Pick<HeldRole, 'builtIn' | 'name' | 'permissions'> | undefined {
  if (row.builtin_role === null)
    return { builtIn: null, name: row.role_name ?? '', permissions: (row.permissions ?? []).filter(isCustomPermission) }
  if (!isBuiltInRole(row.builtin_role)) return undefined
  const { name, permissions } = builtInRoles[row.builtin_role]
  return { builtIn: row.builtin_role, name, permissions }
}
