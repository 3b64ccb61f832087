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
  'remembered_devices',
  'webauthn_challenges',
  'browsers',
  'client_secrets',
  'mails',
  'invitations',
  'mail_challenges',
  'imports',
  'enrolments',
  'api_keys',
  'idempotent_requests',
  'webhook_deliveries',
] as const

/** Rows deleted, by table; and what went wrong, where it did. */
export type Purged = { deleted: Record<string, number>; failed: Record<string, string> }

/**
 * Deletes expired rows of all tenants as signet_janitor, in batches, so that no transaction is long. A table that can't be
 * purged does not keep the others from it.
 */
export const purgeExpired = ({ batch = 2_000, batches = 500 } = {}): Promise<Purged> =>
  withJanitor(async (client) => {
    const purged: Purged = { deleted: {}, failed: {} }
    for (const table of tables) {
      try {
        purged.deleted[table] = await purge(client, table, batch, batches)
      } catch (error) {
        purged.failed[table] = String(error)
      }
    }
    return purged
  })

async function purge(client: pg.Client, table: string, batch: number, batches: number): Promise<number> {
  let total = 0
  for (let round = 0; round < batches; round++) {
    const { rowCount } = await client.query(
      `delete from ${table} where ctid = any (array(select ctid from ${table} limit ${batch}))`,
    )
    total += rowCount ?? 0
    if ((rowCount ?? 0) < batch) break
  }
  return total
}
