import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { bundle } from '#e2e/support/bundle.ts'
import { embeddedDatabase } from '#e2e/support/database.ts'
import { type Helper, startHelper } from '#e2e/support/process.ts'
import { commandOf } from '#e2e/support/processes.ts'
import { family, type Server, startServer } from '#e2e/support/server.ts'

/** A Signet that runs: where it answers, and of what it consists. */
export type Running = {
  server: Pick<Server, 'origin' | 'port'>
  /** The address of the seeder. */
  seeder: string
  /** Its processes by what they are. */
  pids: Record<'fronts' | 'pages' | 'postgres' | 'others', number[]>
}

export type Signet = Running & {
  server: Server
  dataDir: string
  /** What `show` says of this setting of its PostgreSQL. */
  setting(name: string): Promise<string>
  stop(): Promise<void>
}

/** `dataDir` and `port`: of an installation that is there; else one of its own, which is gone afterwards. */
export type SignetOptions = { fronts: number; env?: Record<string, string>; dataDir?: string; port?: number }

/** Starts the production build on its embedded PostgreSQL, with durable commits as always, and a seeder beside it. */
export async function startSignet({ fronts, env = {}, dataDir: given, port }: SignetOptions): Promise<Signet> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'signet-bench-'))
  const where = port === undefined ? { dataDir } : { dataDir, port }
  const server = await startServer({ ...where, env: { SIGNET_FRONTS: String(fronts), ...env } })
  const { url } = embeddedDatabase(dataDir)
  let seeder: Helper | undefined
  try {
    seeder = await startSeeder(dataDir, server.origin)
    await assertDurable(url)
  } catch (error) {
    await seeder?.stop()
    await server.stop()
    throw error
  }
  return {
    server,
    dataDir,
    seeder: seeder.url,
    pids: processesOf(server.pid),
    setting: (name) => setting(url, name),
    async stop() {
      await seeder.stop()
      await server.stop()
      if (given === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function startSeeder(dataDir: string, origin: string): Promise<Helper> {
  const { url, masterKey } = embeddedDatabase(dataDir)
  return startHelper(await bundle('e2e/seeder/main.ts', 'seeder'), {
    DATABASE_URL: url,
    SIGNET_MASTER_KEY: masterKey,
    SIGNET_ORIGIN: origin,
    SIGNET_LOG_LEVEL: 'error',
  })
}

/** The processes of a Signet by what they are, given the first of them. */
export function processesOf(supervisor: number): Running['pids'] {
  const pids: Running['pids'] = { fronts: [], pages: [], postgres: [], others: [] }
  for (const pid of family(supervisor)) pids[kindOf(commandOf(pid))].push(pid)
  return pids
}

function kindOf(command: string): keyof Running['pids'] {
  if (command.includes('front.js')) return 'fronts'
  if (command.includes('pages.js')) return 'pages'
  return /postgres/.test(command) && !command.includes('main.js') ? 'postgres' : 'others'
}

async function setting(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
    return rows[0]?.value ?? ''
  } finally {
    await client.end()
  }
}

/** A commit that is not on the disk is not what is compared. */
async function assertDurable(url: string): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const value = await setting(url, name)
    if (value !== 'on') throw new Error(`${name} is ${value}: commits are not durable`)
  }
}
