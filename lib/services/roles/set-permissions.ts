import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { isCustomPermission } from '#lib/access/custom-permissions.ts'
import { type Held, holds } from '#lib/access/held.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { roleVerb, touchRole } from './role-verb.ts'

type Known = { id: string; name: string; api: { name: string; identifier: string } }

/**
 * Saves the whole matrix of a role: `granted` is every permission that it shall have itself, as the form saw it at
 * `version`. What the role contains is not part of it. A permission of the management API must be held by who adds it.
 */
export const setRolePermissions = roleVerb({
  name: 'role.permissions_changed',
  input: z.strictObject({
    id: z.string().max(40),
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
    granted: z
      .array(z.string().max(40))
      .max(bounds.role.permissions, `A role has at most ${bounds.role.permissions} permissions.`)
      .default([]),
  }),
  async run(tx, role, input, { actor, now, held }) {
    await ifUnmoved(tx, role, input, 'This role was')
    const { tenantId } = tx
    const roleId = role.id
    const wanted = new Set(input.granted.map((shown) => parseId('permission', shown) ?? ''))
    const stored = await tx.db.rolePermission.findMany({ where: { tenantId, roleId }, select: { permissionId: true } })
    const current = new Set(stored.map(({ permissionId }) => permissionId))
    const added = await named(
      tx,
      [...wanted].filter((id) => !current.has(id)),
    )
    const removed = await named(
      tx,
      [...current].filter((id) => !wanted.has(id)),
    )
    for (const permission of added) refuseWhatIsNotHeld(held, permission)
    const by = { addedBy: userIdOf(actor) ?? null, createdAt: now }
    await tx.db.rolePermission.createMany({
      data: added.map(({ id: permissionId }) => ({ tenantId, roleId, permissionId, ...by })),
    })
    await tx.db.rolePermission.deleteMany({
      where: { tenantId, roleId, permissionId: { in: removed.map(({ id }) => id) } },
    })
    if (added.length + removed.length === 0) return { result: { added: 0, removed: 0 }, changes: [] }
    await touchRole(tx, roleId, now)
    return {
      result: { added: added.length, removed: removed.length },
      changes: [{ id: roleId, before: { permissions: removed.map(words) }, after: { permissions: added.map(words) } }],
    }
  },
  example: (seed) => ({ id: seed.permissionlessRole.id, version: '1', granted: [seed.permission.id] }),
})

/** The permissions of these ids; one that is absent or foreign is 404 (S02). */
async function named(tx: Tx, ids: readonly string[]): Promise<Known[]> {
  const rows = await tx.db.permission.findMany({
    where: { tenantId: tx.tenantId, id: { in: ids.filter((id) => id !== '') } },
    select: { id: true, name: true, api: { select: { name: true, identifier: true } } },
    orderBy: { name: 'asc' },
  })
  if (rows.length !== ids.length) throw notFound()
  return rows
}

/** S10. What belongs to owners or to the installation is in no role of one's own at all. */
function refuseWhatIsNotHeld(held: Held, { name, api }: Known): void {
  if (api.identifier !== managementAudience) return
  if (!isCustomPermission(name)) throw new ServiceError('forbidden', `${name} is in built-in roles only.`)
  if (!holds(held, name)) throw new ServiceError('forbidden', `You do not hold ${name}, so you can not give it.`)
}

const words = ({ name, api }: Known): string => `${api.name}: ${name}`
