import type pg from 'pg'
import { withJanitor } from './pools.ts'

/** What the janitor may see at all is expired (its policies say so), hence no condition here. Families take their tokens along. */
const tables = [
  'authorization_requests',
  'refresh_tokens',
  'access_tokens',
  'token_families',
  'revoked_tokens',
  'used_assertions',
  'attempts',
  'portal_sessions',
  'sessions',
  'browsers',
] as const

export type Purged = Record<(typeof tables)[number], number>

/** Deletes expired rows of all tenants as signet_janitor, in batches, so that no transaction is long. */
export const purgeExpired = ({ batch = 1_000 }: { batch?: number } = {}): Promise<Purged> =>
  withJanitor(async (client) => {
    const counts: [string, number][] = []
    for (const table of tables) counts.push([table, await purge(client, table, batch)])
    return Object.fromEntries(counts) as Purged
  })

async function purge(client: pg.Client, table: string, batch: number): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await client.query(
      `delete from ${table} where ctid = any (array(select ctid from ${table} limit ${batch}))`,
    )
    total += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return total
  }
}
