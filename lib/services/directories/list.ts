import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { sizeOf } from './size-of.ts'

/**
 * The directories of the tenant, how many people each has (beyond ten thousand: as they were counted last), and whose environments
 * sign them in; there are never many.
 */
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
      },
      orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    })
    const listed = []
    for (const { id, slug, displayName, createdAt, lockedFields, environments, userCount } of rows) {
      const { users } = await sizeOf(tx, id, userCount)
      listed.push({
        ...{ id: formatId('directory', id), slug, displayName, createdAt, lockedFields, users },
        environments: environments.filter(({ kind }) => kind !== 'control'),
        isPortal: environments.some(({ kind }) => kind === 'control'),
      })
    }
    return listed
  },
  example: () => ({}),
})
