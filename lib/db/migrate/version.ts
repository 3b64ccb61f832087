import type pg from 'pg'
import { MigrationError } from './errors.ts'

/** The oldest major version of PostgreSQL that is served. */
export const oldestPostgres = 15

/** PostgreSQL 15 brought `nulls not distinct`, on which unique indexes rely. */
export async function assertVersion(client: pg.Client | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000)
  if (major < oldestPostgres)
    throw new MigrationError(`Signet needs PostgreSQL ${oldestPostgres} or newer; this server is PostgreSQL ${major}.`)
  return major
}
