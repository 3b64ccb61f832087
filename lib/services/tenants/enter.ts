import { z } from 'zod'
import { entryMinutes } from '#lib/access/entry.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { recordChanges } from '../record.ts'
import { verb } from '../verb.ts'
import { knownSlug } from './fields.ts'
import { findTenant } from './find.ts'

/**
 * Lets an operator into a tenant for an hour, for a reason. The event in the tenant's own trail *is* the entry: `lib/access`
 * reads it from there, so that nobody is ever inside without a record of it.
 */
export const enterTenant = verb({
  name: 'operator.entered',
  permission: 'platform:tenant:enter',
  input: z.strictObject({
    tenant: knownSlug,
    reason: z.string().trim().min(8, 'needs a sentence that the tenant will read').max(bounds.text.reason),
  }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async run(tx, tenant, { reason }, call) {
    const until = plusSeconds(call.now, entryMinutes * 60)
    const changes = [{ id: tenant.id, before: null, after: { reason, until } }]
    await tx.enter(tenant.id, (inner) => recordChanges(inner, call, 'operator.entered', changes))
    return { result: { slug: tenant.slug, until }, changes }
  },
  example: (seed) => ({ tenant: seed.otherTenant, reason: 'Asked to by the owner, ticket 1234' }),
})
