import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'

/** Every environment of the tenant but `control`, in the order in which they were made; there are never many. */
export const listEnvironments = query({
  name: 'environment.list',
  permission: 'environment:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx) {
    const rows = await tx.db.environment.findMany({
      where: { tenantId: tx.tenantId, kind: { not: 'control' } },
      include: {
        directory: { select: { slug: true, displayName: true } },
        _count: { select: { clients: { where: { builtIn: null } } } },
      },
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    return rows.map((row) => ({
      id: formatId('environment', row.id),
      slug: row.slug,
      displayName: row.displayName,
      kind: row.kind,
      colour: row.colour,
      issuer: row.issuer,
      status: row.status,
      directory: row.directory,
      clients: row._count.clients,
      createdAt: row.createdAt,
    }))
  },
  example: () => ({}),
})
