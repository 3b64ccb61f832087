import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { query } from '../query.ts'
import { knownSlug } from './fields.ts'
import { findTenant, tenantView } from './find.ts'

/** One tenant as operators see it: its state and its environments, and nothing in them. */
export const getTenant = query({
  name: 'tenant.get',
  permission: 'platform:tenant:read',
  input: z.strictObject({ tenant: knownSlug }),
  target: (tx, input) => findTenant(tx, input.tenant),
  async read(_tx, tenant) {
    const environments = await asPlatform((db) =>
      db.environment.findMany({
        where: { tenantId: tenant.id },
        select: { slug: true, displayName: true, kind: true, issuer: true, status: true },
        orderBy: { createdAt: 'asc' },
      }),
    )
    const portalLast = environments.sort((a, b) => Number(a.kind === 'control') - Number(b.kind === 'control'))
    return { tenant: tenantView(tenant), environments: portalLast }
  },
  example: (seed) => ({ tenant: seed.otherTenant }),
})
