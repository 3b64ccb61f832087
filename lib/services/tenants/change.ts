import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Call } from '../call.ts'
import { type Change, recordChanges } from '../record.ts'
import type { TenantRow } from './find.ts'

type Fields = { displayName?: string; status?: 'active' | 'suspended' }

/**
 * Changes a tenant's own row from the platform, if it is still as `from` says, and tells both trails: the tenant's here,
 * the platform's through the changes that this answers. Triggers tell the provider, on every node.
 */
export async function changeTenant(
  tx: Tx,
  call: Call,
  action: AuditAction,
  tenant: TenantRow,
  from: Fields,
  to: Fields,
): Promise<readonly Change[]> {
  const changes: readonly Change[] = [{ id: tenant.id, before: from, after: to }]
  await tx.enter(tenant.id, async (inner) => {
    const { count } = await inner.db.tenant.updateMany({
      where: { id: tenant.id, ...from },
      data: { ...to, version: { increment: 1 }, updatedAt: call.now },
    })
    if (count === 0) throw new ServiceError('conflict', 'Somebody changed this tenant meanwhile. Look again.')
    await recordChanges(inner, call, action, changes)
  })
  return changes
}
