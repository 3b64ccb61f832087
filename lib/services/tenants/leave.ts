import { z } from 'zod'
import { recordChanges } from '../record.ts'
import { verb } from '../verb.ts'
import { knownSlug } from './fields.ts'
import { findTenant } from './find.ts'

/** Ends an operator's own entry before its hour is over. */
export const leaveTenant = verb({
  name: 'operator.left',
  permission: 'platform:tenant:enter',
  input: z.strictObject({ tenant: knownSlug }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, _input, call) {
    const changes = [{ id: tenant.id, before: null, after: {} }]
    await tx.enter(tenant.id, (inner) => recordChanges(inner, call, 'operator.left', changes))
    return { result: {}, changes }
  },
  example: (seed) => ({ tenant: seed.otherTenant }),
})
