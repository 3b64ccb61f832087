import type { Tx } from '#lib/db/with-tenant.ts'
import type { Actor } from './actor.ts'
import { everyPermission, isPlatformPermission, type Permission } from './permissions.ts'
import { type BuiltInRole, builtInRoles, isBuiltInRole } from './roles.ts'

/** A built-in role that counts for an actor, and where it comes from. `environmentId` null is everywhere. */
export type HeldRole = {
  role: BuiltInRole
  environmentId: string | null
  via: 'direct' | 'group'
  group: string | null
}

/** What an actor holds in the tenant of a transaction. `unlimited` is the command line on the server itself. */
export type Held = { unlimited: boolean; isPlatform: boolean; roles: readonly HeldRole[] }

const nothing: Held = { unlimited: false, isPlatform: false, roles: [] }

type Row = { builtin_role: string; environment_id: string | null; group_name: string | null; direct: boolean }

/** The built-in roles of an active user of this tenant: given to them, or to a group that they are in. */
export const rolesOfUser = (tx: Tx, directoryId: string, userId: string): Promise<HeldRole[]> =>
  rolesGivenTo(tx, directoryId, userId, 'active')

/** As `rolesOfUser`; with `any`, also of somebody who is suspended, for whom they would count again once resumed. */
export async function rolesGivenTo(
  tx: Tx,
  directoryId: string,
  userId: string,
  status: 'active' | 'any',
): Promise<HeldRole[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    with me as (
      select directory_id, id from users
      where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid and id = ${userId}::uuid
        and (status = 'active' or ${status} = 'any')
    )
    select a.builtin_role, a.environment_id::text, null as group_name, true as direct
    from me join assignments a
      on a.tenant_id = ${tx.tenantId}::uuid and a.user_directory_id = me.directory_id and a.user_id = me.id
    where a.builtin_role is not null
    union all
    select a.builtin_role, a.environment_id::text, g.display_name, false
    from me
    join group_members m on m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = me.directory_id and m.user_id = me.id
    join groups g on g.tenant_id = m.tenant_id and g.directory_id = m.directory_id and g.id = m.group_id
    join assignments a
      on a.tenant_id = m.tenant_id and a.group_directory_id = m.directory_id and a.group_id = m.group_id
    where a.builtin_role is not null`
  return rows.flatMap((row) =>
    isBuiltInRole(row.builtin_role)
      ? [
          {
            role: row.builtin_role,
            environmentId: row.environment_id,
            via: row.direct ? ('direct' as const) : ('group' as const),
            group: row.group_name,
          },
        ]
      : [],
  )
}

/**
 * What `actor` holds here, read now: a role taken away a moment ago no longer counts (ASVS 8.3.2).
 * An operator who entered holds in the tenant the roles that they hold in `platform`.
 */
export async function heldBy(tx: Tx, actor: Actor): Promise<Held> {
  if (actor.kind === 'system') return { unlimited: true, isPlatform: true, roles: [] }
  if (actor.kind === 'anonymous' || actor.kind === 'setup') return nothing
  if (actor.tenantId !== tx.tenantId) return nothing
  if (actor.kind === 'user') {
    const roles = await rolesOfUser(tx, actor.directoryId, actor.userId)
    return { unlimited: false, isPlatform: await isPlatformTenant(tx), roles }
  }
  const roles = await tx.enter(actor.homeTenantId, (home) => rolesOfUser(home, actor.directoryId, actor.userId))
  return { unlimited: false, isPlatform: false, roles: roles.filter((held) => held.environmentId === null) }
}

async function isPlatformTenant(tx: Tx): Promise<boolean> {
  const tenant = await tx.db.tenant.findUnique({ where: { id: tx.tenantId }, select: { slug: true } })
  return tenant?.slug === 'platform'
}

/** The roles that give a permission, in an environment or (none named) everywhere. Empty: it isn't given. */
export const givenBy = (held: Held, permission: Permission, environmentId?: string | null): readonly HeldRole[] =>
  isPlatformPermission(permission) && !held.isPlatform
    ? []
    : held.roles.filter(
        ({ role, environmentId: where }) =>
          (where === null || where === environmentId) && builtInRoles[role].permissions.includes(permission),
      )

/** Whether a permission is held, in an environment or (none named) everywhere. */
export const holds = (held: Held, permission: Permission, environmentId?: string | null): boolean =>
  held.unlimited || givenBy(held, permission, environmentId).length > 0

/** Every permission held in an environment, or (none named) everywhere: what a page offers. */
export const permissionsHeld = (held: Held, environmentId?: string | null): Permission[] =>
  everyPermission.filter((permission) => holds(held, permission, environmentId))
