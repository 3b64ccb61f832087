import { isCustomPermission } from '#lib/access/custom-permissions.ts'
import { type Held, holds } from '#lib/access/held.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import { builtInRoles } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { GivenRole } from '../assignments/role-of.ts'

type Inherited = { permission_id: string; names: string[] }

/**
 * Every permission of every API as one role has it: `granted` itself, `through` the roles it contains, or not. `why` is set
 * where the asker may not grant it: a management permission that they do not hold, or one that is in built-in roles only.
 */
export async function matrixOf(tx: Tx, role: GivenRole, held: Held) {
  const { tenantId } = tx
  const apis = await tx.db.api.findMany({
    where: { tenantId, ...(role.builtIn === null ? {} : { identifier: managementAudience }) },
    select: {
      id: true,
      name: true,
      identifier: true,
      permissions: { select: { id: true, name: true, description: true }, orderBy: { name: 'asc' } },
    },
  })
  const granted = role.builtIn === null ? await grantedTo(tx, role.id) : new Set<string>()
  const through = role.builtIn === null ? await throughContained(tx, role.id) : new Map<string, string[]>()
  const builtIn: readonly string[] = role.builtIn === null ? [] : builtInRoles[role.builtIn].permissions
  return apis.sort(ownFirst).map(({ id, name, identifier, permissions }) => ({
    id: formatId('api', id),
    name,
    identifier,
    permissions: permissions.map((permission) => ({
      id: formatId('permission', permission.id),
      name: permission.name,
      description: permission.description,
      granted: granted.has(permission.id) || builtIn.includes(permission.name),
      through: through.get(permission.id) ?? [],
      why: identifier === managementAudience ? whyNot(held, permission.name) : null,
    })),
  }))
}

export type MatrixApi = Awaited<ReturnType<typeof matrixOf>>[number]

function whyNot(held: Held, name: string): 'built_in_only' | 'not_held' | null {
  if (!isCustomPermission(name)) return 'built_in_only'
  return holds(held, name) ? null : 'not_held'
}

/** One's own APIs by name, then ours. */
const ownFirst = (a: { name: string; identifier: string }, b: { name: string; identifier: string }): number =>
  Number(a.identifier === managementAudience) - Number(b.identifier === managementAudience) ||
  a.name.localeCompare(b.name, 'en')

async function grantedTo(tx: Tx, roleId: string): Promise<Set<string>> {
  const rows = await tx.db.rolePermission.findMany({
    where: { tenantId: tx.tenantId, roleId },
    select: { permissionId: true },
  })
  return new Set(rows.map(({ permissionId }) => permissionId))
}

/** The permissions of every role within a role, at any depth, and the names of the roles that have them. */
async function throughContained(tx: Tx, roleId: string): Promise<Map<string, string[]>> {
  const rows = await tx.db.$queryRaw<Inherited[]>`
    with recursive within (role_id) as (
      select child_role_id from role_roles where tenant_id = ${tx.tenantId}::uuid and parent_role_id = ${roleId}::uuid
      union
      select c.child_role_id
      from within w join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.parent_role_id = w.role_id
    )
    select rp.permission_id::text, array_agg(r.display_name order by r.display_name) as names
    from within w
    join role_permissions rp on rp.tenant_id = ${tx.tenantId}::uuid and rp.role_id = w.role_id
    join roles r on r.tenant_id = rp.tenant_id and r.id = rp.role_id
    where rp.role_id <> ${roleId}::uuid
    group by rp.permission_id`
  return new Map(rows.map(({ permission_id, names }) => [permission_id, names]))
}
