import { z } from 'zod'
import { everyClientKind } from '#lib/clients/kinds.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Condition } from '../listing/condition.ts'
import { idKey, type Order, textKey } from '../listing/order.ts'
import { turnPage } from '../listing/turn-page.ts'
import { paging } from '../paging.ts'
import { query } from '../query.ts'
import { findClientPlace } from './find-place.ts'
import { lastUseOf } from './last-use.ts'

const sorts = ['name', '-name', 'created', '-created'] as const

/** The clients of an environment by name or by age, found by a part of the name or of the client id, by kind and by status. */
export const listClients = query({
  name: 'client.list',
  permission: 'client:read',
  input: z.strictObject({
    ...paging,
    environment: z.string().max(bounds.text.slug),
    kind: z.enum(everyClientKind as [string, ...string[]]).optional(),
    status: z.enum(['active', 'disabled']).optional(),
    sort: z.enum(sorts).default('-created'),
  }),
  target: (tx, input) => findClientPlace(tx, input.environment),
  async read(tx, environment, { search, kind, status, sort, limit, cursor }) {
    const scope = Prisma.sql`r.tenant_id = ${tx.tenantId}::uuid and r.environment_id = ${environment.id}::uuid and r.built_in is null`
    const tests = [
      ...(kind === undefined ? [] : [Prisma.sql`r.kind = ${kind}`]),
      ...(status === undefined ? [] : [Prisma.sql`r.status = ${status}`]),
    ]
    const conditions: Condition[] = [
      ...tests.map((test) => ({
        source: Prisma.sql`select r.id from clients r where ${scope} and ${test}`,
        test,
        isOwn: true as const,
      })),
      ...(search === '' ? [] : [await searched(tx, environment.id, scope, search)]),
    ]
    const order: Order = {
      key: sort.endsWith('name') ? textKey(Prisma.sql`r.name_key`) : idKey,
      isDescending: sort.startsWith('-'),
    }
    const { places, size, next, previous } = await turnPage(tx, {
      ...{ from: Prisma.sql`clients r`, scope, conditions, order, limit, cursor },
      sample: Prisma.sql`select * from clients r where ${scope} order by r.client_id`,
      counted: 0,
    })
    const ids = places.map(({ id }) => id)
    const rows = await readClients(tx, environment.id, ids)
    return { rows, total: size.count, exact: size.exact, next, previous }
  },
  example: (seed) => ({ environment: seed.environment }),
})

/** Three letters are found wherever they stand, fewer where a name or client id begins. */
async function searched(tx: Tx, environmentId: string, scope: Prisma.Sql, search: string): Promise<Condition> {
  const rows = await tx.db.$queryRaw<{ key: string }[]>`select search_key(${search}) as key`
  const key = rows[0]?.key ?? ''
  const most = bounds.list.countable + 1
  if ([...key].length >= 3) {
    const found = Prisma.sql`select s as id from search_clients(${environmentId}::uuid, ${key}, ${most}) s`
    return { source: found, test: Prisma.sql`r.id in (${found})` }
  }
  const test = Prisma.sql`(r.name_key >= ${key} and r.name_key < ${`${key}\u{10ffff}`})`
  return { source: Prisma.sql`select r.id from clients r where ${scope} and ${test}`, test }
}

async function readClients(tx: Tx, environmentId: string, ids: readonly string[]) {
  const rows = await tx.db.client.findMany({
    where: { tenantId: tx.tenantId, environmentId, id: { in: [...ids] } },
    select: { id: true, clientId: true, name: true, kind: true, status: true, firstParty: true, createdAt: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const used = await lastUseOf(tx, environmentId, ids)
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [{ ...row, id: formatId('client', id), lastUsedAt: used.get(id) ?? null }]
  })
}
