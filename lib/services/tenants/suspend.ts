import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { setTenantStatus } from '#lib/tenancy/status.ts'
import { verb } from '../verb.ts'
import { changeTenant } from './change.ts'
import { knownSlug } from './fields.ts'
import { findTenant } from './find.ts'

/** Stops every sign-in and every token of a tenant, at once. Discovery and key sets stay up. */
export const suspendTenant = verb({
  name: 'tenant.suspended',
  permission: 'platform:tenant:write',
  input: z.strictObject({ tenant: knownSlug }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, _input, call) {
    if (tenant.status !== 'active') throw new ServiceError('conflict', 'This tenant does not run at present.')
    const changes = await changeTenant(tx, call, 'tenant.suspended', tenant, {
      from: { status: 'active' },
      to: { status: 'suspended' },
      write: (inner) => setTenantStatus(inner, 'suspended', call.now),
    })
    return { result: {}, changes }
  },
  example: (seed) => ({ tenant: seed.otherTenant }),
})
