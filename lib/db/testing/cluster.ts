import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Account, databaseAccount } from '#lib/server/embedded/account.ts'
import { type Binaries, embeddedBinaries } from '#lib/server/embedded/binaries.ts'

/** A PostgreSQL of its own for tests, in a temporary folder. `url` is its superuser's. */
export type Cluster = { url: string; stop(): Promise<void> }

const password = 'only-for-tests'
const debian15 = '/usr/lib/postgresql/15/bin'

/** Nothing of a test need survive a crash. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
const flags = (folder: string): string[] =>
  [...careless, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`].flatMap((flag) => ['-c', flag])

/** The folder that holds a cluster's data: the user `postgres` must be able to enter it. */
function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signet-test-'))
  chmodSync(folder, 0o777)
  return folder
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const superuserUrl = (port: number): string => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`

/** The PostgreSQL 18 that Signet itself brings along, wherever the account that runs it can reach it. */
export async function startEmbedded(): Promise<Cluster> {
  const account = databaseAccount()
  return startPrograms(await embeddedBinaries(account), account, ['--locale-provider=builtin', '--locale=C.UTF-8'])
}

/** Whether Debian's PostgreSQL 15 is installed here. */
export const hasDebian15 = (): boolean => existsSync(join(debian15, 'initdb'))

/** Debian's PostgreSQL 15: the oldest that Signet runs on. */
export const startDebian15 = (): Promise<Cluster> => {
  const programs = { initdb: join(debian15, 'initdb'), postgres: join(debian15, 'postgres') }
  return startPrograms(programs, databaseAccount(), ['--locale=C.UTF-8'])
}

async function startPrograms(programs: Binaries, account: Account, locale: readonly string[]): Promise<Cluster> {
  const folder = makeFolder()
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  const options = ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync']
  execFileSync(programs.initdb, [...options, ...locale], { ...as, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  const server = spawn(programs.postgres, ['-D', data, '-p', String(port), ...flags(folder)], {
    ...as,
    cwd: folder,
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await answering(superuserUrl(port))
  return {
    url: superuserUrl(port),
    async stop() {
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A server says that it is ready by answering. */
async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries === 100) throw error
      await wait(50)
    }
  }
}
