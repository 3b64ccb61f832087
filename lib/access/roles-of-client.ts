import type { Tx } from '#lib/db/with-tenant.ts'
import type { ClientActor } from './actor.ts'
import { isCustomPermission } from './custom-permissions.ts'
import type { HeldRole } from './held-roles.ts'
import { managementAudience } from './permissions.ts'

/**
 * What an active client of `control` holds in the console: what it may ask for at the management API, read now. It holds it
 * everywhere, for `control` is no place of its own. Never what belongs to owners alone.
 */
export async function rolesOfClient(tx: Tx, { environmentId, clientId }: ClientActor): Promise<HeldRole[]> {
  const client = await tx.db.client.findFirst({
    where: { environmentId, id: clientId, status: 'active', environment: { kind: 'control', status: 'active' } },
    select: {
      name: true,
      permissions: {
        where: { permission: { api: { identifier: managementAudience } } },
        select: { permission: { select: { name: true } } },
      },
    },
  })
  if (client === null) return []
  const permissions = client.permissions.map(({ permission }) => permission.name).filter(isCustomPermission)
  return [{ builtIn: null, name: client.name, permissions, environmentId: null, via: 'direct', group: null }]
}
