import { Client } from 'pg'
import { configureDatabase } from '#lib/db/configure.ts'
import { MigrationError, RolesNeededError } from '#lib/db/migrate/errors.ts'
import { migrate } from '#lib/db/migrate/index.ts'
import { urlFor } from '#lib/db/migrate/roles.ts'
import { assertWalls, WallsError } from '#lib/db/walls.ts'
import { now } from '#lib/kernel/clock.ts'
import type { Config, DatabaseConfig } from '#lib/kernel/env.ts'
import { rolePasswords } from '#lib/keys/master.ts'
import { step } from '../say.ts'
import { StartRefusal } from '../start-refusal.ts'
import { keepManagementApis } from './management-api.ts'
import { assertMasterKey } from './master-key.ts'

export type Prepared = { database: DatabaseConfig; connections: number; postgres: number }

const maxPoolSize = 10
const minPoolSize = 2
/** Connections of a process beside its pool: signet_platform's pool, and one that listens. */
const besidePool = 4
/** Connections left to migrations, backups and people. */
const spare = 15

/** Each process's share of the server's connections. */
export function poolSizeFor(maxConnections: number, processes: number): number {
  const share = Math.floor((maxConnections - spare) / processes) - besidePool
  return Math.max(minPoolSize, Math.min(maxPoolSize, share))
}

async function maxConnections(url: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ max: number }>("select current_setting('max_connections')::int as max")
    return rows[0]?.max ?? 100
  } finally {
    await client.end()
  }
}

/** Brings the database to this version and proves the walls; from then on this process uses it. */
export async function prepareDatabase(url: string, config: Config, processes: number): Promise<Prepared> {
  const master = config.masterKey
  if (master === undefined) throw new Error('the master key comes before the database')
  try {
    await assertMasterKey(url, master)
    const passwords = rolePasswords(master)
    const migrated = await step('Bringing the database up to date', () => migrate({ url, passwords }))
    const { signet_app, signet_janitor, signet_platform } = migrated.urls
    const poolUrl = config.databasePoolUrl
    const connections = poolSizeFor(await maxConnections(signet_app), processes)
    const database: DatabaseConfig = {
      appUrl: poolUrl === undefined ? signet_app : urlFor(poolUrl, 'signet_app', passwords),
      platformUrl: signet_platform,
      janitorUrl: signet_janitor,
      directUrl: signet_app,
      poolMode: poolUrl !== undefined,
      poolSize: connections,
    }
    configureDatabase(database)
    await assertWalls()
    await keepManagementApis(migrated.urls.signet_owner, now())
    return { database, connections, postgres: migrated.postgres }
  } catch (error) {
    throw refusalOf(error)
  }
}

/** Faults of connecting, as a person would put them. The address is not quoted: it may hold a password. */
const unreachable: Record<string, string> = {
  ECONNREFUSED: 'Nothing answers there.',
  ENOTFOUND: 'There is no such host.',
  EAI_AGAIN: 'The host’s name could not be looked up.',
  ETIMEDOUT: 'It does not answer.',
  ENOENT: 'There is no such socket.',
  '28P01': 'The password is wrong.',
  '28000': 'This login is not let in.',
  '3D000': 'There is no such database.',
}

function refusalOf(error: unknown): unknown {
  if (error instanceof RolesNeededError || error instanceof MigrationError) return new StartRefusal(error.message)
  if (error instanceof WallsError)
    return new StartRefusal(
      error.message,
      'Take that power away from the role signet_app (ALTER ROLE … NOSUPERUSER NOBYPASSRLS; REVOKE …), then start again.',
      'Nothing is served until then.',
    )
  const code = (error as { code?: unknown }).code
  const reason = typeof code === 'string' ? unreachable[code] : undefined
  if (reason === undefined) return error
  return new StartRefusal(
    `The database in DATABASE_URL can't be used: ${reason}`,
    'Check host, port, name and password.',
  )
}
