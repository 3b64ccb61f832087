import pg from 'pg'
import { log } from '#lib/kernel/log.ts'
import { forget, singleton } from '#lib/kernel/singleton.ts'
import { databaseConfig } from './configure.ts'

/** Operators' pages and jobs use it; requests don't. */
const platformConnections = 3

/**
 * After this long without an answer a statement is given up and its connection is closed. The server itself ends what takes longer
 * (`statement_timeout`: 15 and 60 seconds); where not even that is heard, the network is gone without a word, and what waits for it
 * would hold its lane for the quarter of an hour in which TCP gives up.
 */
const unheardMs = { app: 20_000, platform: 65_000 } as const

const open = () => singleton('db.pools', () => new Set<pg.Pool>())

function makePool(role: keyof typeof unheardMs, connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: `signet ${role}`,
    connectionTimeoutMillis: 5_000,
    query_timeout: unheardMs[role],
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // What a transaction asks for at once is sent at once. Of Prisma's own, each statement waits for the one before.
    pipeline: role === 'app',
  })
  // A server that goes away closes connections, idle and lent ones. The pool replaces them, and the next statement of whoever
  // holds one fails; but an event that nobody listens to would end the process. The reason alone is written: pg hangs its whole
  // client on the error. While we end, the server may be ending too.
  const noteLoss = (error: Error): void => {
    if (!pool.ending) log().warn({ reason: error.message, role }, 'a database connection was lost')
  }
  pool.on('error', noteLoss)
  pool.on('connect', (client) => client.on('error', noteLoss))
  open().add(pool)
  return pool
}

/** The one pool that serves requests, as signet_app. Prisma and the hot statements share it. */
export const appPool = (): pg.Pool =>
  singleton('db.pool.app', () => {
    const { appUrl, poolSize } = databaseConfig()
    return makePool('app', appUrl, poolSize)
  })

/** The small pool of signet_platform. */
export const platformPool = (): pg.Pool =>
  singleton('db.pool.platform', () => makePool('platform', databaseConfig().platformUrl, platformConnections))

/** A connection of its own as signet_janitor, for one run. */
export async function withJanitor<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseConfig().janitorUrl, application_name: 'signet janitor' })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Ends every connection of this process's pools, after what runs has finished. Shutdown and tests. */
export async function closeDatabase(): Promise<void> {
  const pools = [...open()]
  open().clear()
  for (const name of ['db.pool.app', 'db.pool.platform', 'db.prisma.app', 'db.prisma.platform', 'db.config'])
    forget(name)
  await Promise.all(pools.map((pool) => pool.end()))
}
