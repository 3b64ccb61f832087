import type { Prisma } from './generated/client.ts'
import { type Lent, lending } from './lent-pool.ts'
import { appClient } from './prisma.ts'

type Bounds = { maxWait: number; timeout: number }

/** Prisma within a transaction that somebody else began, opened when it is first asked for anything. */
export type LazyPrisma = {
  db: Prisma.TransactionClient
  /** Lets go of it, if it was opened. Its `COMMIT` or `ROLLBACK` is not sent: the transaction is its lender's to end. */
  close(): Promise<void>
}

type Anything = Record<string | symbol, never>
type Method = (...args: never[]) => unknown

/** Opening Prisma costs several times what a statement does, so what speaks SQL alone does without. */
export function lazyPrisma(connection: Lent, bounds: Bounds): LazyPrisma {
  let opened: Prisma.TransactionClient | undefined
  let opening: Promise<Prisma.TransactionClient> | undefined
  let over: Promise<unknown> = Promise.resolve()
  let letGo = (): void => undefined
  let isClosed = false

  const open = (): Promise<Prisma.TransactionClient> => {
    // Of work that was sent at once, some may go on when the rest has failed: nobody would let go of what it opens.
    if (isClosed && opening === undefined) return Promise.reject(new Error('the transaction is over'))
    opening ??= new Promise((resolve, reject) => {
      const held = new Promise<void>((done) => {
        letGo = done
      })
      const hold = (db: Prisma.TransactionClient): Promise<void> => {
        opened = db
        resolve(db)
        return held
      }
      over = lending(connection, () => appClient().$transaction(hold, bounds)).catch(reject)
    })
    return opening
  }
  const methodOf =
    (owner: (db: Prisma.TransactionClient) => Anything, name: string | symbol): Method =>
    async (...args) => {
      const of = owner(await open())
      return (of[name] as unknown as Method).apply(of, args)
    }
  const modelOf = (model: string) =>
    new Proxy(
      {},
      { get: (_, name) => methodOf((db) => (db as unknown as Anything)[model] as unknown as Anything, name) },
    )
  const db = new Proxy({} as Prisma.TransactionClient, {
    get(_, name) {
      if (typeof name === 'symbol' || name === 'then') return undefined
      if (opened !== undefined) return Reflect.get(opened, name)
      return name.startsWith('$') ? methodOf((tx) => tx as unknown as Anything, name) : modelOf(name)
    },
  })
  const close = async (): Promise<void> => {
    isClosed = true
    letGo()
    await over
  }
  return { db, close }
}
