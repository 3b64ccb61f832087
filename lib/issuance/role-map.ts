import { groupBy } from '#lib/kernel/group-by.ts'
import { share } from '#lib/kernel/share.ts'

/** What one role gives, its included roles counted in: audience -> permissions, and the roles they come from. */
export type RoleGifts = ReadonlyMap<string, { roles: readonly string[]; permissions: readonly string[] }>

/** Every role of a tenant by its id. Part of an environment's snapshot: roles move its version. */
export type RoleMap = ReadonlyMap<string, RoleGifts>

export type RoleRow = { id: string; slug: string }
/** The role that includes, and the one that is included. */
export type Edge = readonly [parent: string, child: string]
/** What a role permits at an API. */
export type Gift = readonly [role: string, audience: string, permission: string]

/**
 * Follows inclusion to its end; a circle, should one ever be stored, is walked once. Thousands of these are held: names that are
 * the same in many tenants, which most are, are held once.
 */
export function roleMap(roles: readonly RoleRow[], edges: readonly Edge[], gifts: readonly Gift[]): RoleMap {
  const slugs = new Map(roles.map(({ id, slug }) => [id, slug]))
  const children = groupBy(edges, ([parent]) => parent)
  const giftsOf = groupBy(gifts, ([role]) => role)
  const audiences = new Map(gifts.map(([, audience]) => [audience, audience]))
  return new Map(
    roles.map(({ id }) => {
      const given = new Map<string, { roles: Set<string>; permissions: Set<string> }>()
      for (const included of reach(id, children)) {
        for (const [, audience, permission] of giftsOf.get(included) ?? []) {
          const at = given.get(audience) ?? { roles: new Set<string>(), permissions: new Set<string>() }
          at.roles.add(slugs.get(included) ?? '').add(slugs.get(id) ?? '')
          at.permissions.add(permission)
          given.set(audience, at)
        }
      }
      return [
        id,
        new Map(
          [...given].map(([audience, { roles, permissions }]) => [
            audiences.get(audience) ?? audience,
            share({ roles: [...roles].sort(), permissions: [...permissions].sort() }),
          ]),
        ),
      ]
    }),
  )
}

function reach(from: string, children: ReadonlyMap<string, readonly Edge[]>): Set<string> {
  const seen = new Set([from])
  for (const id of seen) for (const [, child] of children.get(id) ?? []) seen.add(child)
  return seen
}
