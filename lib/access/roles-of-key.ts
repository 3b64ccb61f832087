import type { Tx } from '#lib/db/with-tenant.ts'
import type { ApiKeyActor } from './actor.ts'
import { type HeldRole, rolesOfUser } from './held-roles.ts'

/**
 * What an API key holds: of what its maker holds now, the permissions that were put into it, in the environment that it is
 * bound to if any (ASVS 8.3.2). Who lost a role, was suspended or deleted leaves no key behind that still has it; what must
 * outlive people is a client of `control`. A key is never an owner.
 */
export async function rolesOfKey(tx: Tx, { keyId, directoryId, userId }: ApiKeyActor): Promise<HeldRole[]> {
  const key = await tx.db.apiKey.findFirst({
    where: { tenantId: tx.tenantId, id: keyId, directoryId, userId, revokedAt: null },
    select: { permissions: true, environmentId: true },
  })
  if (key === null) return []
  const roles = await rolesOfUser(tx, directoryId, userId)
  return roles.flatMap((role) => {
    const isElsewhere = key.environmentId !== null && ![null, key.environmentId].includes(role.environmentId)
    if (isElsewhere) return []
    const permissions = role.permissions.filter((permission) => key.permissions.includes(permission))
    return [{ ...role, builtIn: null, permissions, environmentId: key.environmentId ?? role.environmentId }]
  })
}
