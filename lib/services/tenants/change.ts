import type { AuditAction } from '#lib/audit/catalogue.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Call } from '../call.ts'
import { type Change, recordChanges } from '../record.ts'
import type { TenantRow } from './find.ts'

type Fields = { displayName?: string; status?: 'active' | 'suspended' | 'deleting'; purgeAt?: Date }

/** What a change makes of a tenant's row. `write` runs inside the tenant and answers whether the row still was as `from` says. */
type TenantChange = { from: Fields; to: Fields; write: (inner: Tx) => Promise<boolean> }

/**
 * Changes a tenant's own row from the platform and tells both trails: the tenant's here, the platform's through the changes
 * that this answers. Triggers tell the provider, on every node. Throws `conflict` when somebody else was first.
 */
export async function changeTenant(
  tx: Tx,
  call: Call,
  action: AuditAction,
  tenant: TenantRow,
  { from, to, write }: TenantChange,
): Promise<readonly Change[]> {
  const changes: readonly Change[] = [{ id: tenant.id, before: from, after: to }]
  await tx.enter(tenant.id, async (inner) => {
    if (!(await write(inner))) throw new ServiceError('conflict', 'Somebody changed this tenant meanwhile. Look again.')
    await recordChanges(inner, call, action, changes)
  })
  return changes
}
