import { z } from 'zod'
import { managementAudience } from '#lib/access/permissions.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { findApi } from './find.ts'
import { usageOfApi } from './usage.ts'

/** One API with its permissions, each with how many roles hold it and how many clients may ask for it. */
export const getApi = query({
  name: 'api.get',
  permission: 'api:read',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, input) => findApi(tx, input.id),
  async read(tx, row) {
    const permissions = await tx.db.permission.findMany({
      where: { tenantId: tx.tenantId, apiId: row.id },
      select: { id: true, name: true, description: true, _count: { select: { roles: true, clients: true } } },
      orderBy: { name: 'asc' },
      take: bounds.api.permissions,
    })
    return {
      api: {
        id: formatId('api', row.id),
        identifier: row.identifier,
        name: row.name,
        tokenFormat: row.tokenFormat,
        tokenLifetimeSeconds: row.tokenLifetimeSeconds,
        tokenSigningAlg: row.tokenSigningAlg,
        builtIn: row.identifier === managementAudience,
        createdAt: row.createdAt,
        updatedAt: row.updatedAt,
      },
      version: row.version.toString(),
      permissions: permissions.map(({ id, _count, ...permission }) => ({
        ...permission,
        id: formatId('permission', id),
        roles: _count.roles,
        clients: _count.clients,
      })),
      usage: await usageOfApi(tx, row.id),
    }
  },
  example: (seed) => ({ id: seed.api.id }),
})
