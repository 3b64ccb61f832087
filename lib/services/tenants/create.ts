import { z } from 'zod'
import { personFields } from '../users/create.ts'
import { verb } from '../verb.ts'
import { tenantName, tenantSlug } from './fields.ts'
import { findPlatform } from './find.ts'
import { foundTenant } from './found.ts'

/** Creates a tenant with its first owner, whose password is in the answer and nowhere else. */
export const createTenant = verb({
  name: 'tenant.created',
  permission: 'platform:tenant:write',
  input: z.strictObject({
    slug: tenantSlug,
    displayName: tenantName,
    ownerName: personFields.displayName,
    ownerEmail: personFields.email,
  }),
  timeoutMs: 60_000,
  target: (tx) => findPlatform(tx),
  async run(tx, _platform, input, call) {
    const { id, password } = await foundTenant(tx, call, input)
    return {
      result: { slug: input.slug, displayName: input.displayName, owner: { email: input.ownerEmail, password } },
      changes: [{ id, before: null, after: { slug: input.slug, displayName: input.displayName } }],
    }
  },
  example: (seed) => ({
    slug: `t-${seed.unique()}`,
    displayName: 'Example',
    ownerName: 'Ada Example',
    ownerEmail: 'ada@example.test',
  }),
})
