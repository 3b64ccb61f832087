import type { Tx } from '#lib/db/with-tenant.ts'
import type { PromisedRole } from '#lib/identity/invitations/promise.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { opensPortal } from './promised.ts'

type Place = { here: string; directoryId: string }

/**
 * The environment whose issuer an invitation's link leads to: the one it was sent from, or `control` for who will administer.
 * Refuses administrators who could never sign in to the portal, because their directory is another.
 */
export async function linkEnvironment(tx: Tx, { here, directoryId }: Place, roles: readonly PromisedRole[]) {
  const { tenantId } = tx
  const isForPortal = await opensPortal(tx, roles)
  const environment = await tx.db.environment.findFirstOrThrow({
    where: isForPortal ? { tenantId, kind: 'control' } : { tenantId, id: here },
    select: { id: true, kind: true, issuer: true, directoryId: true },
  })
  if (environment.directoryId === directoryId) return environment
  const why = 'Who administers belongs to the directory that signs in to this console. Invite them there.'
  throw new ServiceError('invalid', 'Nobody was invited.', { fields: { roles: why } })
}
