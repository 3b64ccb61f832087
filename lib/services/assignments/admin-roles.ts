import { may } from '#lib/access/may.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Call } from '../call.ts'
import type { Holder } from './holder.ts'
import type { GivenRole } from './role-of.ts'

/** Built-in roles make administrators: giving and taking them is a permission of its own. */
export async function refuseUnlessAdministering(
  tx: Tx,
  { actor }: Call,
  role: GivenRole,
  environmentId: string | null,
) {
  if (role.builtIn === null) return
  const { allowed } = await may(tx, actor, 'administrator:write', environmentId)
  if (!allowed) throw new ServiceError('forbidden', 'Your role does not allow giving and taking built-in roles.')
}

/** A built-in role is for people and groups of the directory that `control` signs in: nobody else can reach the portal. */
export async function refuseUnlessOfPortal(tx: Tx, role: GivenRole, holder: Holder): Promise<void> {
  if (role.builtIn === null) return
  const why = 'Built-in roles are for people and groups of the directory that signs in to this console.'
  const wrong = new ServiceError('invalid', why, { fields: { to: why } })
  if (holder.kind === 'client') throw wrong
  const where = { tenantId: tx.tenantId, kind: 'control', directoryId: holder.directoryId }
  if ((await tx.db.environment.count({ where })) === 0) throw wrong
}
