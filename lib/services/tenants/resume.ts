import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { setTenantStatus } from '#lib/tenancy/status.ts'
import { verb } from '../verb.ts'
import { changeTenant } from './change.ts'
import { knownSlug } from './fields.ts'
import { findTenant } from './find.ts'

/** Lets a suspended tenant work again. What was signed out stays signed out. */
export const resumeTenant = verb({
  name: 'tenant.resumed',
  permission: 'platform:tenant:write',
  input: z.strictObject({ tenant: knownSlug }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, _input, call) {
    if (tenant.status !== 'suspended') throw new ServiceError('conflict', 'This tenant is not suspended.')
    const changes = await changeTenant(tx, call, 'tenant.resumed', tenant, {
      from: { status: 'suspended' },
      to: { status: 'active' },
      write: (inner) => setTenantStatus(inner, 'active', call.now),
    })
    return { result: {}, changes }
  },
  example: (seed) => ({ tenant: seed.suspendedTenant }),
})
