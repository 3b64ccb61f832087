import { z } from 'zod'
import { query } from '../query.ts'

/** The tenant itself as its people see it: name, environments, directories and how much is in them. */
export const getOwnTenant = query({
  name: 'tenant.own',
  permission: 'tenant:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx) {
    const where = { tenantId: tx.tenantId }
    const tenant = await tx.db.tenant.findUniqueOrThrow({
      where: { id: tx.tenantId },
      select: { slug: true, displayName: true, status: true, createdAt: true },
    })
    const environments = await tx.db.environment.findMany({
      where: { ...where, kind: { not: 'control' } },
      select: {
        slug: true,
        displayName: true,
        kind: true,
        issuer: true,
        status: true,
        directory: { select: { slug: true, displayName: true } },
        _count: { select: { clients: { where: { builtIn: null } } } },
      },
      // Those a tenant starts with were made in one moment: then production comes before staging.
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    const directories = await tx.db.directory.findMany({
      where,
      select: { slug: true, displayName: true, _count: { select: { users: true } } },
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    return {
      tenant,
      environments: environments.map(({ _count, ...environment }) => ({ ...environment, clients: _count.clients })),
      directories: directories.map(({ _count, ...directory }) => ({ ...directory, users: _count.users })),
    }
  },
  example: () => ({}),
})
