import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'

/** The directories of the tenant, how many people each has, and whose environments sign them in; there are never many. */
export const listDirectories = query({
  name: 'directory.list',
  permission: 'environment:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx) {
    const rows = await tx.db.directory.findMany({
      where: { tenantId: tx.tenantId },
      include: {
        environments: { select: { slug: true, displayName: true, kind: true, colour: true } },
        _count: { select: { users: true } },
      },
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    return rows.map(({ id, slug, displayName, createdAt, lockedFields, environments, _count }) => ({
      ...{ id: formatId('directory', id), slug, displayName, createdAt, lockedFields, users: _count.users },
      environments: environments.filter(({ kind }) => kind !== 'control'),
      isPortal: environments.some(({ kind }) => kind === 'control'),
    }))
  },
  example: () => ({}),
})
