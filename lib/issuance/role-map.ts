import type { Tx } from '#lib/db/with-tenant.ts'
import { groupBy } from '#lib/kernel/group-by.ts'

/** What one role gives, its included roles counted in: audience -> permissions, and the roles they come from. */
export type RoleGifts = ReadonlyMap<string, { roles: ReadonlySet<string>; permissions: ReadonlySet<string> }>

/** Every role of a tenant by its id. Part of an environment's snapshot: roles move its version. */
export type RoleMap = ReadonlyMap<string, RoleGifts>

type RoleRow = { id: string; slug: string }
type Edge = { parentRoleId: string; childRoleId: string }
type Gift = { roleId: string; permission: { name: string; api: { identifier: string } } }

/** Reads the tenant's roles, what they include and what they permit. */
export async function loadRoleMap(tx: Tx): Promise<RoleMap> {
  const where = { tenantId: tx.tenantId }
  const roles = await tx.db.role.findMany({ where, select: { id: true, slug: true } })
  const edges = await tx.db.roleRole.findMany({ where, select: { parentRoleId: true, childRoleId: true } })
  const gifts = await tx.db.rolePermission.findMany({
    where,
    select: { roleId: true, permission: { select: { name: true, api: { select: { identifier: true } } } } },
  })
  return roleMap(roles, edges, gifts)
}

/** Follows inclusion to its end; a circle, should one ever be stored, is walked once. */
export function roleMap(roles: readonly RoleRow[], edges: readonly Edge[], gifts: readonly Gift[]): RoleMap {
  const slugs = new Map(roles.map(({ id, slug }) => [id, slug]))
  const children = groupBy(edges, (edge) => edge.parentRoleId)
  const giftsOf = groupBy(gifts, (gift) => gift.roleId)
  return new Map(
    roles.map(({ id }) => {
      const given = new Map<string, { roles: Set<string>; permissions: Set<string> }>()
      for (const included of reach(id, children)) {
        for (const { permission } of giftsOf.get(included) ?? []) {
          const audience = permission.api.identifier
          const at = given.get(audience) ?? { roles: new Set<string>(), permissions: new Set<string>() }
          at.roles.add(slugs.get(included) ?? '').add(slugs.get(id) ?? '')
          at.permissions.add(permission.name)
          given.set(audience, at)
        }
      }
      return [id, given]
    }),
  )
}

function reach(from: string, children: ReadonlyMap<string, readonly Edge[]>): Set<string> {
  const seen = new Set([from])
  for (const id of seen) for (const edge of children.get(id) ?? []) seen.add(edge.childRoleId)
  return seen
}
