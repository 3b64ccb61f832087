import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { markDeleting, purgeTime } from '#lib/tenancy/deletion.ts'
import { platformSlug } from '#lib/tenancy/slugs.ts'
import { verb } from '../verb.ts'
import { changeTenant } from './change.ts'
import { knownSlug } from './fields.ts'
import { findTenant } from './find.ts'

/**
 * Puts a tenant down for deletion: it stops at once, as a suspended one does, and is erased in seven days unless that is taken
 * back. `confirm` is its slug, typed. Refuses the platform itself, and a tenant that is on its way already.
 */
export const requestTenantDeletion = verb({
  name: 'tenant.deletion_requested',
  permission: 'platform:tenant:delete',
  input: z.strictObject({ tenant: knownSlug, confirm: z.string().trim().max(100) }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, { confirm }, call) {
    if (tenant.slug === platformSlug) throw new ServiceError('conflict', 'The platform itself can’t be deleted.')
    if (confirm !== tenant.slug)
      throw new ServiceError('invalid', 'Type the short name to confirm.', {
        fields: { confirm: 'is not the short name of this tenant' },
      })
    const { status } = tenant
    if (status !== 'active' && status !== 'suspended')
      throw new ServiceError('conflict', 'This tenant is being deleted already.')
    const purgeAt = purgeTime(call.now)
    const changes = await changeTenant(tx, call, 'tenant.deletion_requested', tenant, {
      from: { status },
      to: { status: 'deleting', purgeAt },
      write: (inner) => markDeleting(inner, status, call.now),
    })
    return { result: { purgeAt }, changes }
  },
  example: (seed) => ({ tenant: seed.spareTenant, confirm: seed.spareTenant }),
})
