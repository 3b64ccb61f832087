import type { Tx } from '#lib/db/with-tenant.ts'
import type { Actor } from './actor.ts'
import { type HeldRole, rolesOfUser } from './held-roles.ts'
import { narrowed } from './narrowed.ts'
import { everyPermission, isPlatformPermission, type Permission } from './permissions.ts'
import { rolesOfClient } from './roles-of-client.ts'
import { rolesOfKey } from './roles-of-key.ts'

/** What an actor holds in the tenant of a transaction. `unlimited` is the command line on the server itself. */
export type Held = { unlimited: boolean; isPlatform: boolean; roles: readonly HeldRole[] }

const nothing: Held = { unlimited: false, isPlatform: false, roles: [] }

/**
 * What `actor` holds here, read now: a role taken away a moment ago no longer counts (ASVS 8.3.2).
 * An operator who entered holds in the tenant the roles that they hold in `platform`, while these still let them enter.
 */
export async function heldBy(tx: Tx, actor: Actor): Promise<Held> {
  const known = onlyRead.get(tx)
  if (known === undefined) return readHeld(tx, actor)
  const held = known.get(actor) ?? readHeld(tx, actor)
  known.set(actor, held)
  return held
}

const onlyRead = new WeakMap<Tx, Map<Actor, Promise<Held>>>()

/** Says that this transaction changes nothing: what an actor holds is read once in it, however often it is asked. */
export const readHeldOnce = (tx: Tx): void => {
  onlyRead.set(tx, new Map())
}

async function readHeld(tx: Tx, actor: Actor): Promise<Held> {
  if (actor.kind === 'system') return { unlimited: true, isPlatform: true, roles: [] }
  if (actor.kind === 'anonymous' || actor.kind === 'setup') return nothing
  if (actor.tenantId !== tx.tenantId) return nothing
  const roles = await rolesHeld(tx, actor)
  return { unlimited: false, isPlatform: actor.kind !== 'operator' && (await isPlatformTenant(tx)), roles }
}

async function rolesHeld(tx: Tx, actor: Exclude<Actor, { kind: 'anonymous' | 'setup' | 'system' }>) {
  if (actor.kind === 'client') return narrowed(await rolesOfClient(tx, actor), actor.within)
  if (actor.kind === 'api_key') return rolesOfKey(tx, actor)
  if (actor.kind === 'user') return narrowed(await rolesOfUser(tx, actor.directoryId, actor.userId), actor.within)
  const roles = await tx.enter(actor.homeTenantId, (home) => rolesOfUser(home, actor.directoryId, actor.userId))
  const everywhere = roles.filter((held) => held.environmentId === null)
  const mayEnter = everywhere.some(({ permissions }) => permissions.includes('platform:tenant:enter'))
  return mayEnter ? everywhere : []
}

async function isPlatformTenant(tx: Tx): Promise<boolean> {
  const [tenant] = await tx.sql<{ slug: string }>`select slug from tenants where id = ${tx.tenantId}::uuid`
  return tenant?.slug === 'platform'
}

/** The roles that give a permission, in an environment or (none named) everywhere. Empty: it isn't given. */
export const givenBy = (held: Held, permission: Permission, environmentId?: string | null): readonly HeldRole[] =>
  isPlatformPermission(permission) && !held.isPlatform
    ? []
    : held.roles.filter(
        ({ permissions, environmentId: where }) =>
          (where === null || where === environmentId) && permissions.includes(permission),
      )

/** Whether a permission is held, in an environment or (none named) everywhere. */
export const holds = (held: Held, permission: Permission, environmentId?: string | null): boolean =>
  held.unlimited || givenBy(held, permission, environmentId).length > 0

/** Every permission held in an environment, or (none named) everywhere: what a page offers. */
export const permissionsHeld = (held: Held, environmentId?: string | null): Permission[] =>
  everyPermission.filter((permission) => holds(held, permission, environmentId))
