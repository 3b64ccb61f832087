import { Client } from 'pg'
import { urlFor } from '#lib/db/migrate/roles.ts'
import { closeDatabase } from '#lib/db/pools.ts'
import { type Config, parseConfig } from '#lib/kernel/env.ts'
import { rolePasswords } from '#lib/keys/master.ts'
import { runningEmbeddedUrl } from '../embedded/running.ts'
import { adoptMasterKey, openSource, type Source } from '../prepare/configuration.ts'
import { prepareDatabase } from '../prepare/database.ts'
import { loadSecrets } from '../secrets.ts'

export type Opened = {
  config: Config & { masterKey: Buffer }
  /** A login that may migrate. */
  url: string
  /** signet_owner, who sees every row. */
  ownerUrl: string
  /** Whether a Signet runs on the embedded data at this moment. */
  isRunning: boolean
}

/** Beside a running Signet the command line takes no more connections than this. */
const processes = 20

/** The source of a running Signet on this data directory, which stays as it is. */
function runningSource(given: Config): Source | undefined {
  const url = given.databaseUrl === undefined ? runningEmbeddedUrl(given.dataDir) : undefined
  if (url === undefined) return undefined
  const { masterKey } = loadSecrets(given.dataDir, given.masterKey, true)
  return { config: adoptMasterKey(masterKey), url, onLost: () => {}, stop: async () => {} }
}

/**
 * Runs `work` on the configured database, brought up to date: the given one, that of a running Signet, or the embedded one,
 * which is then started for as long as the work takes.
 */
export async function withDatabase<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const given = parseConfig(process.env)
  const running = runningSource(given)
  const source = running ?? (await openSource(given))
  try {
    const { config, url } = source
    await prepareDatabase(url, config, processes)
    const ownerUrl = urlFor(url, 'signet_owner', rolePasswords(config.masterKey))
    return await work({ config, url, ownerUrl, isRunning: running !== undefined })
  } finally {
    await closeDatabase().catch(() => undefined) // what was never opened can't be closed
    await source.stop()
  }
}

/** One connection as signet_owner, in one transaction: all of `work` or nothing. */
export async function inOwnerTransaction<T>(
  ownerUrl: string,
  mode: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'signet command line' })
  await client.connect()
  try {
    await client.query(`begin ${mode}`)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}
