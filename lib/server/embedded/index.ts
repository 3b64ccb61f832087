import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { freePort } from '../free-port.ts'
import { step } from '../say.ts'
import { StartRefusal } from '../start-refusal.ts'
import { type Account, databaseAccount } from './account.ts'
import { embeddedBinaries } from './binaries.ts'
import { hasCluster, identity, initialise, plainEnvironment } from './initialise.ts'
import { clusterFolder, socketFolder } from './place.ts'
import { runningPostmaster, settle, stopPostmaster } from './postmaster.ts'

export type EmbeddedDatabase = {
  /** A login that may do everything. */
  url: string
  /** Called when PostgreSQL ends without having been asked to. */
  onLost(listener: () => void): void
  stop(): Promise<void>
}

const database = 'signet'
const portNumber = 5432
const readyWithinMs = 120_000
const maxLogBytes = 8 * 1024 * 1024

/** Whether this data directory already holds data. */
export const hasEmbeddedData = (dataDir: string): boolean => existsSync(join(dataDir, 'postgres'))

/** Starts the PostgreSQL of this data directory, making it first if need be, and recovers from any earlier end. */
export async function startEmbedded(dataDir: string, password: string): Promise<EmbeddedDatabase> {
  const account = databaseAccount()
  const binaries = await embeddedBinaries(account)
  const folder = clusterFolder(dataDir, account)
  if (!hasCluster(folder))
    await step('Making the database', () => initialise(binaries.initdb, folder, password, account))
  await settle(folder)
  return step('Starting PostgreSQL', () => launch(binaries.postgres, folder, dataDir, password, account))
}

async function launch(
  program: string,
  folder: string,
  dataDir: string,
  password: string,
  account: Account,
): Promise<EmbeddedDatabase> {
  const sockets = socketFolder(`${folder}.run`, `.s.PGSQL.${portNumber}`, account)
  const port = sockets === undefined ? await freePort() : portNumber
  const url = databaseUrl(sockets ?? '127.0.0.1', port, password)
  const logFile = join(dataDir, 'postgres.log')
  const child = spawnPostgres(program, folder, sockets, port, logFile, account)
  let isStopping = false
  const lost: (() => void)[] = []
  child.once('exit', () => {
    if (!isStopping) for (const listener of lost) listener()
  })
  try {
    await untilReady(child, url('postgres'), logFile)
    await makeDatabase(url('postgres'))
  } catch (error) {
    isStopping = true
    child.kill('SIGINT')
    throw error
  }
  return {
    url: url(database),
    onLost: (listener) => lost.push(listener),
    async stop() {
      isStopping = true
      const pid = runningPostmaster(folder)
      if (pid !== undefined) await stopPostmaster(folder, pid)
    },
  }
}

/** In a session of its own: Ctrl-C is for us, and we stop the database last, when nobody needs it any more. */
function spawnPostgres(
  program: string,
  folder: string,
  sockets: string | undefined,
  port: number,
  logFile: string,
  account: Account,
): ChildProcess {
  const settings = {
    listen_addresses: sockets === undefined ? '127.0.0.1' : '',
    unix_socket_directories: sockets ?? '',
    unix_socket_permissions: '0700',
    port,
    max_connections: 200,
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
  mkdirSync(join(logFile, '..'), { recursive: true })
  if (existsSync(logFile) && statSync(logFile).size > maxLogBytes) truncateSync(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(program, ['-D', folder, ...flags], {
    stdio: ['ignore', log, log],
    cwd: '/',
    detached: true,
    env: plainEnvironment,
    ...identity(account),
  })
  closeSync(log)
  return child
}

const databaseUrl =
  (host: string, port: number, password: string) =>
  (name: string): string =>
    `postgresql://postgres:${password}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`

async function untilReady(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const until = performance.now() + readyWithinMs
  let last = ''
  while (performance.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) break
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      last = String(error)
      if ((error as { code?: string }).code === '28P01') break
      await pause(30)
    } finally {
      await client.end().catch(() => {})
    }
  }
  throw new StartRefusal(
    `PostgreSQL did not start (${last}).\n${readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-8).join('\n')}`,
    `Its whole log is ${logFile}.`,
  )
}

async function makeDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}
