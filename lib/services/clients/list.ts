import { z } from 'zod'
import { everyClientKind } from '#lib/clients/kinds.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'

/** The clients of an environment, newest first or by name, found by a part of the name or by the whole client id. */
export const listClients = query({
  name: 'client.list',
  permission: 'client:read',
  input: z.strictObject({
    ...paging,
    environment: z.string().max(bounds.text.slug),
    kind: z.enum(everyClientKind as [string, ...string[]]).optional(),
    status: z.enum(['active', 'disabled']).optional(),
    sort: z.enum(['name', '-name', 'created', '-created']).default('-created'),
  }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, environment, { search, kind, status, sort, limit, cursor }) {
    const after = readCursor(cursor)
    const rows = await tx.db.client.findMany({
      where: {
        tenantId: tx.tenantId,
        environmentId: environment.id,
        builtIn: null,
        ...(kind === undefined ? {} : { kind }),
        ...(status === undefined ? {} : { status }),
      },
      select: { id: true, clientId: true, name: true, kind: true, status: true, firstParty: true, createdAt: true },
    })
    // An environment holds hundreds of clients, not thousands: matching here keeps what isn't leakproof out of SQL.
    const wanted = search.toLowerCase()
    const found = rows.filter((row) => row.clientId === search || row.name.toLowerCase().includes(wanted))
    const keyed = found.map((row) => ({ row, key: sort.endsWith('name') ? row.name.toLowerCase() : row.id }))
    const direction = sort.startsWith('-') ? -1 : 1
    keyed.sort((a, b) => direction * (compare(a.key, b.key) || compare(a.row.id, b.row.id)))
    const rest =
      after === undefined
        ? keyed
        : keyed.filter(({ row, key }) => direction * (compare(key, after.key) || compare(row.id, after.id)) > 0)
    const cut = page(rest.slice(0, limit + 1), limit, found.length, ({ row, key }) => ({ key, id: row.id }))
    return { ...cut, rows: cut.rows.map(({ row }) => ({ ...row, id: formatId('client', row.id) })) }
  },
  example: (seed) => ({ environment: seed.environment }),
})

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
