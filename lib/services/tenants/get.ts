import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { query } from '../query.ts'
import { knownSlug } from './fields.ts'
import { findTenant, tenantView } from './find.ts'

/** One tenant as operators see it: its state, its environments, and how much a job counted in them; nothing of what is in them. */
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
    const counted = await asPlatform((db) => db.tenantStatistics.findUnique({ where: { tenantId: tenant.id } }))
    return { tenant: tenantView(tenant), environments: portalLast, holds: counted === null ? null : holdsView(counted) }
  },
  example: (seed) => ({ tenant: seed.otherTenant }),
})

type Counted = {
  users: number
  groups: number
  clients: number
  environments: number
  apis: number
  roles: number
  sessions: number
  families: number
  countedAt: Date
}

const holdsView = ({ users, groups, clients, environments, apis, roles, sessions, families, countedAt }: Counted) => ({
  counts: { users, groups, clients, environments, apis, roles, sessions, families },
  countedAt,
})
