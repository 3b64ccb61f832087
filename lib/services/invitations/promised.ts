import type { Actor } from '#lib/access/actor.ts'
import { giftOfRoles } from '#lib/access/gift-of-role.ts'
import { heldBy } from '#lib/access/held.ts'
import { isBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { mayPromiseGroup, mayPromiseRole, type PromisedRole } from '#lib/identity/invitations/promise.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { findEnvironment } from '../environments/find.ts'

/** What an invitation is to give. */
export type Promised = { roles: PromisedRole[]; groups: string[] }

type Wanted = { roles: readonly string[]; roleEnvironment?: string | undefined; groups: readonly string[] }

/** Reads the roles and groups that an invitation names: built-in roles by their name, all else by its id. Throws `not_found`. */
export async function readPromised(tx: Tx, directoryId: string, wanted: Wanted): Promise<Promised> {
  const slug = wanted.roleEnvironment
  const environment = slug === undefined ? undefined : await findEnvironment(tx, slug)
  if (slug !== undefined && environment === undefined) throw notFound()
  const environmentId = environment?.id ?? null
  const roles = [...new Set(wanted.roles)].map((name): PromisedRole => {
    if (isBuiltInRole(name)) return { builtinRole: name, roleId: null, environmentId }
    const roleId = parseId('role', name)
    if (roleId === undefined) throw notFound()
    return { builtinRole: null, roleId, environmentId }
  })
  const groups = [...new Set(wanted.groups)].map((name) => {
    const id = parseId('group', name)
    if (id === undefined) throw notFound()
    return id
  })
  const own = roles.flatMap(({ roleId }) => (roleId === null ? [] : [roleId]))
  const { tenantId } = tx
  if ((await tx.db.role.count({ where: { tenantId, id: { in: own } } })) !== own.length) throw notFound()
  if ((await tx.db.group.count({ where: { tenantId, directoryId, id: { in: groups } } })) !== groups.length)
    throw notFound()
  return { roles, groups }
}

/** Nobody promises what they could not give at once (S10); by that also nobody sends, or takes back, what is above them. */
export async function refuseUnlessPromisable(tx: Tx, actor: Actor, directoryId: string, promised: Promised) {
  const held = await heldBy(tx, actor)
  for (const role of promised.roles)
    if (!(await mayPromiseRole(tx, held, role)))
      throw new ServiceError('forbidden', 'You can give the roles that you hold, and no others.')
  for (const groupId of promised.groups)
    if (!(await mayPromiseGroup(tx, held, directoryId, groupId)))
      throw new ServiceError(
        'forbidden',
        'You can choose members of groups whose roles you could give, and of no others.',
      )
}

/** Whether any of these roles opens the portal. */
export async function opensPortal(tx: Tx, roles: readonly PromisedRole[]): Promise<boolean> {
  if (roles.some(({ builtinRole }) => builtinRole !== null)) return true
  const own = roles.flatMap(({ roleId }) => (roleId === null ? [] : [roleId]))
  return own.length > 0 && (await giftOfRoles(tx, own)).permissions.length > 0
}
