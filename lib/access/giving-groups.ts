import type { Tx } from '#lib/db/with-tenant.ts'
import { isCustomPermission } from './custom-permissions.ts'
import { mayGive } from './giving.ts'
import { type Held, holds } from './held.ts'
import { managementAudience } from './permissions.ts'
import { isBuiltInRole } from './roles.ts'

/** A role that belonging to a group gives: a built-in one, or one of the tenant's own with what it reaches at the management API. */
export type GroupRole = {
  groupId: string
  builtIn: string | null
  /** Null is everywhere. */
  environmentId: string | null
  managing: readonly string[]
}

type Row = { group_id: string; builtin_role: string | null; environment_id: string | null; managing: string[] | null }

/** What belonging to these groups of a directory gives, contained roles counted in. */
export async function rolesOfGroups(
  tx: Tx,
  directoryId: string,
  groupIds: readonly string[],
): Promise<readonly GroupRole[]> {
  if (groupIds.length === 0) return []
  const rows = await tx.db.$queryRaw<Row[]>`
    with recursive given as materialized (
      select a.group_id, a.role_id, a.builtin_role, a.environment_id from assignments a
      where a.tenant_id = ${tx.tenantId}::uuid and a.group_directory_id = ${directoryId}::uuid
        and a.group_id = any (${[...groupIds]}::uuid[])
    ),
    reached (root, role_id) as (
      select role_id, role_id from given where role_id is not null
      union
      select r.root, c.child_role_id
      from reached r join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.parent_role_id = r.role_id
    ),
    managing as (
      select r.root, array_agg(distinct p.name) as names
      from reached r
      join role_permissions rp on rp.tenant_id = ${tx.tenantId}::uuid and rp.role_id = r.role_id
      join permissions p on p.tenant_id = rp.tenant_id and p.id = rp.permission_id
      join apis on apis.tenant_id = p.tenant_id and apis.id = p.api_id and apis.identifier = ${managementAudience}
      group by r.root
    )
    select g.group_id::text, g.builtin_role, g.environment_id::text, m.names as managing
    from given g left join managing m on m.root = g.role_id`
  return rows.map((row) => ({
    groupId: row.group_id,
    builtIn: row.builtin_role,
    environmentId: row.environment_id,
    managing: row.managing ?? [],
  }))
}

/**
 * Whether an actor may decide who belongs to a group that has these roles: they could give, and so take, each of them where
 * it holds (S10). Else choosing members would be a way round the rule that nobody gives what they do not hold.
 */
export const mayGiveGroup = (held: Held, roles: readonly GroupRole[]): boolean =>
  held.unlimited || roles.every((role) => mayGiveRole(held, role))

function mayGiveRole(held: Held, { builtIn, environmentId, managing }: GroupRole): boolean {
  const needed = builtIn === null ? 'assignment:write' : 'administrator:write'
  if (!holds(held, needed, environmentId)) return false
  if (builtIn !== null) return isBuiltInRole(builtIn) && mayGive(held, builtIn, environmentId)
  return mayGive(held, { builtIn, permissions: managing.filter(isCustomPermission) }, environmentId)
}
