import { z } from 'zod'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { query } from '../query.ts'
import { keyOfClient, ofClient } from './client-verb.ts'
import { findClient } from './find.ts'

/**
 * What a client may ask for, API by API, and whose tokens it may look up. `api` adds one that it has nothing of yet, to be chosen
 * from.
 */
export const clientAccess = query({
  name: 'client.access',
  permission: 'client:read',
  input: z.strictObject({
    ...ofClient,
    api: z.string().max(40).optional(),
  }),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async read(tx, client, { api: shown }) {
    const key = keyOfClient(tx, client)
    const asked = shown === undefined ? undefined : parseId('api', shown)
    if (shown !== undefined && asked === undefined) throw notFound()
    const given = await tx.db.clientPermission.findMany({
      where: key,
      select: { permissionId: true, permission: { select: { apiId: true } } },
    })
    const introspected = await tx.db.clientIntrospection.findMany({ where: key, select: { apiId: true } })
    const all = await tx.db.api.findMany({
      where: { tenantId: tx.tenantId },
      select: { id: true, identifier: true, name: true, tokenFormat: true },
      orderBy: { name: 'asc' },
    })
    const [mine, looked] = [
      new Set(given.map(({ permission }) => permission.apiId)),
      new Set(introspected.map(({ apiId }) => apiId)),
    ]
    const shownIds = all.map(({ id }) => id).filter((id) => mine.has(id) || looked.has(id) || id === asked)
    if (asked !== undefined && !shownIds.includes(asked)) throw notFound()
    const permissions = await tx.db.permission.findMany({
      where: { tenantId: tx.tenantId, apiId: { in: shownIds } },
      select: { id: true, apiId: true, name: true, description: true },
      orderBy: { name: 'asc' },
    })
    const granted = new Set(given.map(({ permissionId }) => permissionId))
    return {
      apis: all
        .filter(({ id }) => shownIds.includes(id))
        .map((api) => ({
          ...api,
          id: formatId('api', api.id),
          introspects: looked.has(api.id),
          isNew: api.id === asked && !mine.has(api.id) && !looked.has(api.id),
          permissions: permissions
            .filter(({ apiId }) => apiId === api.id)
            .map(({ id, name, description }) => ({
              id: formatId('permission', id),
              name,
              description,
              granted: granted.has(id),
            })),
        })),
    }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
