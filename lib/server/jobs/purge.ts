import type pg from 'pg'
import { withJanitor } from '#lib/db/pools.ts'

/** What expires, children before parents. What of it may go is the janitor's policy in the database, not ours to say. */
const expiring = [
  'used_assertions',
  'revoked_tokens',
  'access_tokens',
  'refresh_tokens',
  'token_families',
  'authorization_requests',
  'attempts',
  'portal_sessions',
  'sessions',
  'browsers',
] as const

const batch = 2_000
const maxBatches = 500

/** How long the streams are kept (DESIGN 6). */
const kept = { auditDays: 400, tokenDays: 7 } as const

export type Purged = { deleted: Record<string, number>; failed: Record<string, string>; dropped: number }

/**
 * Deletes what has expired, in batches that hold their locks briefly, and drops the partitions of the trail that are past
 * their time. A table that can't be purged does not keep the others from it.
 */
export const purgeExpired = (): Promise<Purged> =>
  withJanitor(async (client) => {
    const purged: Purged = { deleted: {}, failed: {}, dropped: 0 }
    for (const table of expiring) {
      try {
        purged.deleted[table] = await purgeTable(client, table)
      } catch (error) {
        purged.failed[table] = String(error)
      }
    }
    const { rows } = await client.query<{ dropped: number }>('select drop_partitions($1, $2) as dropped', [
      kept.auditDays,
      kept.tokenDays,
    ])
    purged.dropped = rows[0]?.dropped ?? 0
    return purged
  })

async function purgeTable(client: pg.Client, table: (typeof expiring)[number]): Promise<number> {
  let deleted = 0
  for (let round = 0; round < maxBatches; round += 1) {
    const { rowCount } = await client.query(
      `delete from ${table} where ctid = any (array(select ctid from ${table} limit ${batch}))`,
    )
    deleted += rowCount ?? 0
    if ((rowCount ?? 0) < batch) break
  }
  return deleted
}
