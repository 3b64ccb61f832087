import type pg from 'pg'
import { ServiceError } from '#lib/kernel/errors.ts'
import { appPool } from './pools.ts'

/** A connection of the pool, within so many milliseconds; else `unavailable`, and the one that comes later goes back. */
export async function borrow(waitMs: number): Promise<pg.PoolClient> {
  const until = performance.now() + waitMs
  for (;;) {
    try {
      return await connectWithin(until - performance.now())
    } catch (cause) {
      if (!isOutOfTime(cause)) throw cause
      // The pool's own patience may be shorter than what is left of ours.
      if (performance.now() < until) continue
      throw new ServiceError('unavailable', 'Signet is busy. Try again in a moment.', { retryAfterSeconds: 1, cause })
    }
  }
}

async function connectWithin(waitMs: number): Promise<pg.PoolClient> {
  const connected = appPool().connect()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), waitMs)
  })
  const client = await Promise.race([connected, late]).finally(() => clearTimeout(timer))
  if (client !== undefined) return client
  connected.then(
    (unwanted) => unwanted.release(),
    () => undefined,
  )
  throw new Error(outOfTime)
}

/** As the pool says it: every connection is lent, or none can be made. */
const outOfTime = 'timeout exceeded when trying to connect'

const isOutOfTime = (error: unknown): boolean => error instanceof Error && error.message.startsWith(outOfTime)
