import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { allowed } from '../call.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { holdersPage } from './holders-page.ts'
import { builtInGiving, builtInPermits, countingGifts } from './permits.ts'
import { type AccessPlace, findAccessPlace } from './place.ts'
import { graphAbove } from './role-graph.ts'
import { rootsOfPeople } from './roots.ts'
import type { Way } from './steps.ts'
import { waysTo } from './ways.ts'
import { withNames } from './with-names.ts'

/** How many ways are told of one person: their own page tells the others. */
const most = 2

type Row = { id: string; storedId: string; name: string; status: string; ways: Way[]; more: number }

/**
 * Who may do this: the people who hold a permission of an API in an environment, or the clients that may ask for it, with the ways that
 * lead there. Those who are suspended are among them, and said to be. By id, in pages, through groups of any size.
 */
export const whoMay = query({
  name: 'access.who_may',
  permission: 'access:read',
  input: z.strictObject({
    environment: z.string().max(bounds.text.slug),
    /** The identifier of the API: its audience. */
    api: z.string().max(512),
    permission: z.string().max(bounds.api.permissionName),
    of: z.enum(['people', 'clients']).default('people'),
    limit: paging.limit,
    cursor: paging.cursor,
  }),
  async target(tx, input) {
    const place = await findAccessPlace(tx, input.environment, input.api)
    if (place === undefined) return undefined
    const permission = await tx.db.permission.findFirst({
      where: { tenantId: tx.tenantId, apiId: place.api.storedId, name: input.permission },
      select: { id: true, name: true, description: true },
    })
    return permission === null ? undefined : { ...place, permission }
  },
  async read(tx, place, { of, limit, cursor }, call) {
    if (of === 'people') await allowed(tx, call, 'user:read', { environmentId: null })
    const after = readCursor(cursor)?.id
    const rows = of === 'people' ? await peopleOf(tx, place, limit, after) : await clientsOf(tx, place, limit, after)
    // No total: counting everybody whom a large group holds costs more than the page, and nobody asked for the number.
    const { next, rows: shown } = page(rows, limit, 0, ({ storedId }) => ({ key: '', id: storedId }))
    const { api, environment, directory, permission } = place
    return {
      api: { id: api.id, identifier: api.identifier, name: api.name, isManagement: api.isManagement },
      environment,
      directory: directory.slug,
      permission: { name: permission.name, description: permission.description },
      rows: shown.map(({ storedId: _, ...row }) => row),
      next,
    }
  },
  example: (seed) => ({
    environment: seed.environment,
    api: 'https://api.example.test/invoices',
    permission: 'invoices:read',
  }),
})

type Asked = AccessPlace & { permission: { id: string; name: string } }

async function peopleOf(tx: Tx, place: Asked, limit: number, after: string | undefined): Promise<Row[]> {
  const { environmentId, directory, permission } = place
  const graph = countingGifts(place, await graphAbove(tx, permission.id))
  const only = {
    roleIds: graph.gifts.length === 0 ? [] : [...graph.roles.keys()],
    builtIn: builtInGiving(place, permission.name),
  }
  const people = await holdersPage(tx, { directoryId: directory.id, environmentId, only, after, limit: limit + 1 })
  const userIds = people.map(({ id }) => id)
  const roots = await rootsOfPeople(tx, { directoryId: directory.id, userIds, environmentId, only })
  const rows: Row[] = []
  for (const { id, name, status } of people) {
    const own = roots.filter(({ subjectId }) => subjectId === id)
    const found = waysTo({ roots: own, graph, builtInPermits: builtInPermits(place) }, most).get(permission.name)
    rows.push({ id: formatId('user', id), storedId: id, name, status, ways: found?.ways ?? [], more: found?.more ?? 0 })
  }
  const namedWays = await withNames(tx, new Map(rows.map((row) => [row.storedId, row])))
  return rows.map((row) => ({ ...row, ways: namedWays.get(row.storedId)?.ways ?? [] }))
}

/** Clients that may ask for it: on their own behalf with client_credentials, else for the people who hold it. */
async function clientsOf(tx: Tx, place: Asked, limit: number, after: string | undefined): Promise<Row[]> {
  const { environmentId, permission } = place
  const found = await tx.db.clientPermission.findMany({
    where: {
      tenantId: tx.tenantId,
      environmentId,
      permissionId: permission.id,
      client: { builtIn: null },
      ...(after === undefined ? {} : { clientId: { gt: after } }),
    },
    include: { client: { select: { name: true, status: true, grantTypes: true } } },
    orderBy: { clientId: 'asc' },
    take: limit + 1,
  })
  const rows = found.map(({ clientId, client, addedBy, createdAt }): Row & { alone: boolean } => ({
    id: formatId('client', clientId),
    storedId: clientId,
    name: client.name,
    status: client.status,
    alone: client.grantTypes.includes('client_credentials'),
    ways: [[{ kind: 'allowed', name: permission.name, by: addedBy, at: createdAt }]],
    more: 0,
  }))
  const namedWays = await withNames(tx, new Map(rows.map((row) => [row.storedId, row])))
  return rows.map((row) => ({ ...row, ways: namedWays.get(row.storedId)?.ways ?? [] }))
}
