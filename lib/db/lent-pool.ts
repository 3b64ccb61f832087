import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { singleton } from '#lib/kernel/singleton.ts'

/** What Prisma needs of a connection that is lent to it. */
export type Lent = Pick<pg.PoolClient, 'query' | 'on' | 'removeListener' | 'release'>

type Lending = { storage: AsyncLocalStorage<Lent>; underWay: number }

const lent = () => singleton('db.lent', (): Lending => ({ storage: new AsyncLocalStorage<Lent>(), underWay: 0 }))

/**
 * Runs `work` so that a transaction of Prisma's that begins in it takes this connection, and none of the pool's. Between two such the
 * storage is off: on Node.js 20 every promise of a process pays for one that is on.
 */
export async function lending<T>(connection: Lent, work: () => Promise<T>): Promise<T> {
  const all = lent()
  all.underWay += 1
  try {
    return await all.storage.run(connection, work)
  } finally {
    all.underWay -= 1
    if (all.underWay === 0) all.storage.disable()
  }
}

type Connect = (callback?: unknown) => Promise<Lent> | undefined

/** A pool as Prisma sees it: the lent connection where there is one, and its own connections for whatever else it asks. */
export function lentPool(pool: pg.Pool): pg.Pool {
  const connect: Connect = (callback) => {
    const connection = lent().storage.getStore()
    if (callback === undefined && connection !== undefined) return Promise.resolve(connection)
    return (pool.connect as Connect)(...(callback === undefined ? [] : [callback]))
  }
  return Object.create(pool, { connect: { value: connect } }) as pg.Pool
}

const ofPrisma = /^(BEGIN|COMMIT|ROLLBACK)$/
const nothing = { rows: [], fields: [], rowCount: 0, command: '' }

/**
 * A connection with a transaction under way, for Prisma to work in: where Prisma would begin and end one, nothing is sent, since whoever
 * lends it has begun it and ends it.
 */
export function lend(query: (config: pg.QueryConfig) => Promise<pg.QueryResult>): Lent {
  const own = (config: pg.QueryConfig) => (ofPrisma.test(config.text) ? Promise.resolve(nothing) : query(config))
  // Losses of a connection are heard by the pool, and fail the statement that is under way.
  const quiet = { on: () => quiet, removeListener: () => quiet, release: () => undefined }
  return { ...quiet, query: own } as unknown as Lent
}
