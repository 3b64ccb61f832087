import type { RequestContext } from '#lib/kernel/context.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { borrow } from './borrow.ts'
import type { Prisma } from './generated/client.ts'
import { lazyPrisma } from './lazy-prisma.ts'
import { lend } from './lent-pool.ts'
import type { Sql, Write } from './sql.ts'
import { Transaction } from './transaction.ts'

/** One transaction of one tenant. Row-level security shows it that tenant's rows and no others. */
export type Tx = {
  tenantId: string
  db: Prisma.TransactionClient
  /** The request at which this is done, where it was said; else it is the current one (`requestContext`). */
  context?: RequestContext | undefined
  /** One prepared statement in this transaction, past Prisma: a tenth of what it costs there. For what every sign-in does. */
  sql: Sql
  /** A prepared statement whose answer nobody needs: it is sent with the next one, or with the commit, which fails where it failed. */
  write: Write
  /**
   * Runs `run` as another tenant inside this same transaction, then returns to this one: creating a tenant, an operator
   * entering one. One at a time: statements of the outer tenant must not run beside it.
   */
  enter<T>(tenantId: string, run: (tx: Tx) => Promise<T>): Promise<T>
}

export type TxOptions = {
  /** How long the transaction may take, in milliseconds. */
  timeoutMs?: number
  /** How long to wait for a free connection of the pool, in milliseconds. */
  waitMs?: number
  /** The request at which this is done, for doors that hand it on. */
  context?: RequestContext | undefined
}

/**
 * Runs `run` in one transaction with `tenantId` as the current tenant (DESIGN 2.1). It commits when `run` returns and rolls
 * back when it throws. The setting is local to the transaction, so the connection goes back to the pool without a tenant.
 * Throws `unavailable` when no connection became free in time: nothing was begun.
 */
export async function withTenant<T>(
  tenantId: string,
  run: (tx: Tx) => Promise<T>,
  { timeoutMs = 10_000, waitMs = 5_000, context }: TxOptions = {},
): Promise<T> {
  // It goes into a statement as text, so it is looked at before anything else.
  if (!isUuid(tenantId)) throw notATenant()
  const transaction = new Transaction(await borrow(waitMs), timeoutMs)
  const { query, sql, write } = transaction
  // Prisma's own bound only has to be the longer one: ours ends the transaction.
  const prisma = lazyPrisma(lend(query), { maxWait: waitMs, timeout: timeoutMs + 60_000 })
  try {
    transaction.begin(tenantId)
    const result = await run(transactionOf({ db: prisma.db, sql, write, context }, tenantId))
    await prisma.close()
    await transaction.end('commit')
    return result
  } catch (error) {
    await prisma.close()
    await transaction.end('rollback').catch(() => undefined)
    throw error
  }
}

const notATenant = () => new TypeError('a tenant is named by its UUID')

const transactionOf = (
  { db, sql, write, context }: Pick<Tx, 'db' | 'sql' | 'write' | 'context'>,
  tenantId: string,
): Tx => ({
  tenantId,
  db,
  sql,
  write,
  context,
  async enter(inner, run) {
    await setTenant(sql, inner)
    try {
      const result = await run(transactionOf({ db, sql, write, context }, inner))
      await setTenant(sql, tenantId)
      return result
    } catch (error) {
      // Where the database itself refused, the transaction is void and this fails too; the caller hears of the first failure.
      await setTenant(sql, tenantId).catch(() => undefined)
      throw error
    }
  },
})

async function setTenant(sql: Sql, tenantId: string): Promise<void> {
  if (!isUuid(tenantId)) throw notATenant()
  await sql`select set_config('app.tenant_id', ${tenantId}, true)`
}
