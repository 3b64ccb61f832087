import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Condition } from '../listing/condition.ts'
import { momentKey } from '../listing/order.ts'
import { turnPage } from '../listing/turn-page.ts'
import { paging } from '../paging.ts'
import { query } from '../query.ts'
import { readSessions } from './rows.ts'
import { findScope, inScope, type Scope, scopeFields } from './scope.ts'

/**
 * Who is signed in: the live sessions of the tenant or of one environment, of one person, of one client, in any combination, by
 * when they were last seen; each with its device and address, and the apps that have live tokens by it. The portal's own are
 * among the tenant's, and in no environment that can be named but `control`.
 */
export const listSessions = query({
  name: 'session.list',
  permission: 'user:read',
  input: z.strictObject({
    ...scopeFields,
    limit: paging.limit,
    cursor: paging.cursor,
    sort: z.enum(['seen', '-seen']).default('-seen'),
  }),
  target: (tx, input) => findScope(tx, input),
  async read(tx, scope, { sort, limit, cursor }, { now }) {
    const live = Prisma.sql`${inScope(tx, scope)} and r.ended_at is null and r.idle_expires_at > ${now}::timestamptz`
    const { places, size, next, previous } = await turnPage(tx, {
      ...{ from: Prisma.sql`sessions r`, scope: live, limit, cursor, counted: 0 },
      conditions: scope.clientId === undefined ? [] : [hasTokensOf(tx, scope, now)],
      // Whoever was seen last is the last to be idle for too long, and that is what finds the live ones.
      order: { key: momentKey(Prisma.sql`r.idle_expires_at`), isDescending: sort === '-seen' },
      sample: Prisma.sql`select * from sessions r where ${live} order by r.sid`,
    })
    const rows = await readSessions(
      tx,
      scope,
      places.map(({ id }) => id),
    )
    return { rows, total: size.count, exact: size.exact, next, previous }
  },
  example: (seed) => ({ environment: seed.environment }),
})

/** That a client has a live token by the session. */
function hasTokensOf(tx: Tx, { within, clientId }: Scope, now: Date): Condition {
  const theirs = Prisma.sql`f.tenant_id = ${tx.tenantId}::uuid and f.environment_id = ${within}::uuid and f.client_id = ${clientId}::uuid
    and f.session_id is not null and f.revoked_at is null and f.expires_at > ${now}::timestamptz`
  return {
    source: Prisma.sql`select distinct f.session_id as id from token_families f where ${theirs}`,
    test: Prisma.sql`exists (select from token_families f where ${theirs} and f.session_id = r.id)`,
  }
}
