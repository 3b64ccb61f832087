import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'
import { timesOf, trailTimes, uuidOf } from './filters.ts'
import { namesOf } from './names.ts'
import { positionOf, trailPaging, writePosition } from './position.ts'
import { party } from './view.ts'

/** What was issued. */
export const tokenKinds = ['code_issued', 'token_issued'] as const

const id = z.string().max(100).optional()

/**
 * What an environment issued, newest first: by client, by person and by kind, in any combination. Kept for days, not for years.
 * Ids are those that screens show; one that names nothing of ours finds nothing.
 */
export const listTokenEvents = query({
  name: 'trail.tokens',
  permission: 'trail:read',
  input: z.strictObject({
    ...trailPaging,
    ...trailTimes,
    environment: z.string().max(bounds.text.slug),
    client: id,
    user: id,
    kind: z.enum(tokenKinds).optional(),
  }),
  target: async (tx, { environment }) => {
    const found = await findEnvironment(tx, environment)
    // The trail is the whole tenant's: who reads it in one environment alone does not read it.
    return found === undefined ? undefined : { id: found.id, environmentId: null }
  },
  async read(tx, environment, { limit, cursor, sort, client, user, kind, ...times }, { now }) {
    const { since, until } = timesOf(times, now)
    const isOldestFirst = sort === 'at'
    const after = positionOf(cursor)
    const than = isOldestFirst ? Prisma.sql`>` : Prisma.sql`<`
    const tests = [
      Prisma.sql`environment_id = ${environment.id}::uuid`,
      client === undefined ? [] : Prisma.sql`client_id = ${uuidOf(client)}::uuid`,
      user === undefined ? [] : Prisma.sql`user_id = ${uuidOf(user)}::uuid`,
      kind === undefined ? [] : Prisma.sql`kind = ${kind}`,
      since === undefined ? [] : Prisma.sql`at >= ${since}`,
      until === undefined ? [] : Prisma.sql`at <= ${until}`,
      after === undefined
        ? []
        : Prisma.sql`at ${than}= ${after.at} and (at ${than} ${after.at} or id ${than} ${after.id}::uuid)`,
    ].flat()
    const rows = await find(tx, tests, isOldestFirst ? Prisma.sql`asc` : Prisma.sql`desc`, limit + 1)
    const shown = rows.slice(0, limit)
    const [first, last] = [shown[0], shown.at(-1)]
    return {
      rows: await views(tx, shown),
      next: rows.length > limit && last !== undefined ? writePosition(last) : null,
      previous: first === undefined ? null : writePosition(first),
    }
  },
  example: ({ environment }) => ({ environment }),
})

type Row = {
  id: string
  at: Date
  kind: string
  grantType: string | null
  clientId: string | null
  userId: string | null
  scopes: string[]
  audience: string | null
  requestId: string
}

async function find(tx: Tx, tests: Prisma.Sql[], way: Prisma.Sql, count: number): Promise<Row[]> {
  await tx.db.$queryRaw`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`
  return tx.db.$queryRaw<Row[]>`
    select id::text, at, kind, grant_type as "grantType", client_id::text as "clientId", user_id::text as "userId", scopes,
      audience, request_id as "requestId"
    from token_event where ${Prisma.join(tests, ' and ')} order by at ${way}, id ${way} limit ${count}`
}

/** An event of issuance as every door shows it. */
export type TokenEventView = Awaited<ReturnType<typeof views>>[number]

async function views(tx: Tx, rows: readonly Row[]) {
  const told = rows.map(({ clientId, userId }) => ({
    actor: { kind: 'client', id: clientId, onBehalfOf: null },
    target: { kind: 'user', id: userId },
    environmentId: null,
    clientId: null,
  }))
  const names = await namesOf(tx, told)
  return rows.map(({ clientId, userId, ...row }) => ({
    ...row,
    id: formatId('event', row.id),
    client: clientId === null ? null : party('client', clientId, names),
    user: userId === null ? null : party('user', userId, names),
  }))
}
