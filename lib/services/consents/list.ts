import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { idKey } from '../listing/order.ts'
import { turnPage } from '../listing/turn-page.ts'
import { paging } from '../paging.ts'
import { query } from '../query.ts'
import { findScope, inScope, scopeFields } from '../sessions/scope.ts'
import { readConsents } from './rows.ts'

/**
 * What people allowed clients and did not take back: in the tenant or in one environment, of one person, of one client, in any
 * combination, the newest first; each with its scopes and when it was last made use of.
 */
export const listConsents = query({
  name: 'consent.list',
  permission: 'user:read',
  input: z.strictObject({
    ...scopeFields,
    limit: paging.limit,
    cursor: paging.cursor,
    sort: z.enum(['given', '-given']).default('-given'),
  }),
  target: (tx, input) => findScope(tx, input),
  async read(tx, scope, { sort, limit, cursor }) {
    const { clientId } = scope
    const ofClient = clientId === undefined ? Prisma.empty : Prisma.sql`and r.client_id = ${clientId}::uuid`
    const given = Prisma.sql`${inScope(tx, scope)} ${ofClient} and r.revoked_at is null`
    const { places, size, next, previous } = await turnPage(tx, {
      ...{ from: Prisma.sql`grants r`, scope: given, limit, cursor, counted: 0, conditions: [] },
      order: { key: idKey, isDescending: sort === '-given' },
      sample: Prisma.sql`select * from grants r where ${given}`,
    })
    const rows = await readConsents(
      tx,
      scope,
      places.map(({ id }) => id),
    )
    return { rows, total: size.count, exact: size.exact, next, previous }
  },
  example: (seed) => ({ environment: seed.environment }),
})
