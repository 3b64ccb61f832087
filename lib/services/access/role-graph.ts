import type { Tx } from '#lib/db/with-tenant.ts'

/** Roles that some roles reach, themselves among them. `parentRoleId` contains `childRoleId`. */
export type RoleGraph = {
  roles: ReadonlyMap<string, { name: string; slug: string }>
  edges: readonly Edge[]
  gifts: readonly Gift[]
}

export type Edge = { parentRoleId: string; childRoleId: string; by: string | null; at: Date }

/** What one role permits at the API in question. */
export type Gift = { roleId: string; permission: string; by: string | null; at: Date }

/**
 * What these roles come to at one API: everything they contain, and what each of it permits there. Containment is followed
 * to its end; a role is visited once, so that the walk is no longer than the tenant has roles, in circles too.
 */
export async function graphBelow(tx: Tx, rootIds: readonly string[], apiId: string): Promise<RoleGraph> {
  const reached = await tx.db.$queryRaw<{ id: string }[]>`
    with recursive reached (id) as (
      select unnest(${[...new Set(rootIds)]}::uuid[])
      union
      select c.child_role_id
      from reached r join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.parent_role_id = r.id
    )
    select id::text from reached`
  return graphOf(
    tx,
    reached.map(({ id }) => id),
    { apiId },
  )
}

/** The roles that give one permission, and all that contain them: whoever has one of these has it. */
export async function graphAbove(tx: Tx, permissionId: string): Promise<RoleGraph> {
  const reached = await tx.db.$queryRaw<{ id: string }[]>`
    with recursive reached (id) as (
      select role_id from role_permissions where tenant_id = ${tx.tenantId}::uuid and permission_id = ${permissionId}::uuid
      union
      select p.parent_role_id
      from reached r join role_roles p on p.tenant_id = ${tx.tenantId}::uuid and p.child_role_id = r.id
    )
    select id::text from reached`
  return graphOf(
    tx,
    reached.map(({ id }) => id),
    { id: permissionId },
  )
}

/** Reads these roles by their keys: in this order one after the other, for a transaction has one connection. */
async function graphOf(tx: Tx, ids: string[], permission: { apiId: string } | { id: string }): Promise<RoleGraph> {
  if (ids.length === 0) return { roles: new Map(), edges: [], gifts: [] }
  const { tenantId } = tx
  const roles = await tx.db.role.findMany({
    where: { tenantId, id: { in: ids } },
    select: { id: true, displayName: true, slug: true },
  })
  const edges = await tx.db.roleRole.findMany({
    where: { tenantId, parentRoleId: { in: ids }, childRoleId: { in: ids } },
    orderBy: [{ parentRoleId: 'asc' }, { childRoleId: 'asc' }],
  })
  const gifts = await tx.db.rolePermission.findMany({
    where: { tenantId, roleId: { in: ids }, permission },
    include: { permission: { select: { name: true } } },
    orderBy: [{ roleId: 'asc' }, { permissionId: 'asc' }],
  })
  return {
    roles: new Map(roles.map(({ id, displayName, slug }) => [id, { name: displayName, slug }])),
    edges: edges.map(({ addedBy, createdAt, ...edge }) => ({ ...edge, by: addedBy, at: createdAt })),
    gifts: gifts.map((gift) => ({
      roleId: gift.roleId,
      permission: gift.permission.name,
      by: gift.addedBy,
      at: gift.createdAt,
    })),
  }
}
