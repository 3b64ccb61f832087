import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { unmarkDeleting } from '#lib/tenancy/deletion.ts'
import { verb } from '../verb.ts'
import { changeTenant } from './change.ts'
import { knownSlug } from './fields.ts'
import { findTenant } from './find.ts'

/** Takes a tenant's deletion back, while it still can be: it is again what it was before, active or suspended. */
export const undoTenantDeletion = verb({
  name: 'tenant.deletion_undone',
  permission: 'platform:tenant:delete',
  input: z.strictObject({ tenant: knownSlug }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, _input, call) {
    const { status, statusBefore } = tenant
    if (status !== 'deleting' || (statusBefore !== 'active' && statusBefore !== 'suspended'))
      throw new ServiceError('conflict', 'This tenant is not being deleted.')
    const changes = await changeTenant(tx, call, 'tenant.deletion_undone', tenant, {
      from: { status: 'deleting' },
      to: { status: statusBefore },
      write: (inner) => unmarkDeleting(inner, statusBefore, call.now),
    })
    return { result: { status: statusBefore }, changes }
  },
  example: (seed) => ({ tenant: seed.deletingTenant }),
})
