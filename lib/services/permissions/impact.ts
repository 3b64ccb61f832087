import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { affectedBy } from '../roles/affected.ts'
import { findPermission } from './find.ts'

const shown = 20

/**
 * What a change to a permission touches: the roles that hold it themselves, how many people and clients have it through
 * these roles (contained roles and groups counted in), and the clients that may ask for it.
 */
export const permissionImpact = query({
  name: 'permission.impact',
  permission: 'api:read',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, input) => findPermission(tx, input.id),
  async read(tx, permission) {
    const where = { tenantId: tx.tenantId, permissionId: permission.id }
    const roles = await tx.db.rolePermission.findMany({
      where,
      select: { role: { select: { id: true, displayName: true } } },
      orderBy: { roleId: 'asc' },
    })
    const clients = await tx.db.clientPermission.findMany({
      where,
      select: {
        client: { select: { id: true, name: true, environment: { select: { displayName: true } } } },
      },
      orderBy: [{ environmentId: 'asc' }, { clientId: 'asc' }],
      take: shown,
    })
    const affected = await affectedBy(
      tx,
      roles.map(({ role }) => role.id),
    )
    return {
      permission: { id: formatId('permission', permission.id), name: permission.name, api: permission.api.name },
      roles: {
        count: roles.length,
        some: roles.slice(0, shown).map(({ role }) => ({ id: formatId('role', role.id), name: role.displayName })),
      },
      clients: {
        count: await tx.db.clientPermission.count({ where }),
        some: clients.map(({ client }) => ({
          id: formatId('client', client.id),
          name: client.name,
          environment: client.environment.displayName,
        })),
      },
      people: affected.people,
      clientsWithRole: affected.clients,
    }
  },
  example: (seed) => ({ id: seed.permission.id }),
})
