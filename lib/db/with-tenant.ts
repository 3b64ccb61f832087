import type { RequestContext } from '#lib/kernel/context.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { Prisma } from './generated/client.ts'
import { appClient } from './prisma.ts'

/** One transaction of one tenant. Row-level security shows it that tenant's rows and no others. */
export type Tx = {
  tenantId: string
  db: Prisma.TransactionClient
  /** The request at which this is done, where it was said; else it is the current one (`requestContext`). */
  context?: RequestContext | undefined
  /**
   * Runs `run` as another tenant inside this same transaction, then returns to this one: creating a tenant, an operator
   * entering one. One at a time: statements of the outer tenant must not run beside it.
   */
  enter<T>(tenantId: string, run: (tx: Tx) => Promise<T>): Promise<T>
}

export type TxOptions = {
  /** How long the transaction may take, in milliseconds. */
  timeoutMs?: number
  isolationLevel?: Prisma.TransactionIsolationLevel
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
  options: TxOptions = {},
): Promise<T> {
  const { timeoutMs = 10_000, waitMs = 5_000, isolationLevel, context } = options
  let hasBegun = false
  const begin = async (db: Prisma.TransactionClient): Promise<T> => {
    hasBegun = true
    await setTenant(db, tenantId)
    return run(transactionOf(db, tenantId, context))
  }
  try {
    const bounds = { maxWait: waitMs, timeout: timeoutMs, ...(isolationLevel && { isolationLevel }) }
    return await appClient().$transaction(begin, bounds)
  } catch (cause) {
    if (hasBegun || !isOutOfTime(cause)) throw cause
    throw new ServiceError('unavailable', 'Signet is busy. Try again in a moment.', { retryAfterSeconds: 1, cause })
  }
}

/** Prisma's P2028: the transaction API gave up waiting. */
const isOutOfTime = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2028'

const transactionOf = (db: Prisma.TransactionClient, tenantId: string, context?: RequestContext): Tx => ({
  tenantId,
  db,
  context,
  async enter(inner, run) {
    await setTenant(db, inner)
    try {
      const result = await run(transactionOf(db, inner, context))
      await setTenant(db, tenantId)
      return result
    } catch (error) {
      // Where the database itself refused, the transaction is void and this fails too; the caller hears of the first failure.
      await setTenant(db, tenantId).catch(() => undefined)
      throw error
    }
  },
})

async function setTenant(db: Prisma.TransactionClient, tenantId: string): Promise<void> {
  if (!isUuid(tenantId)) throw new TypeError('a tenant is named by its UUID')
  await db.$queryRaw`select set_config('app.tenant_id', ${tenantId}, true)`
}
