import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { poolTarget } from '#lib/keys/pool.ts'
import { keyLife } from '#lib/keys/rotation.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'
import { signingKeyAges } from './facts.ts'

/** How old the keys that sign are, over all tenants, the oldest first; and how many stand ready. No key is read. */
export const overviewKeys = query({
  name: 'key.overview',
  permission: 'platform:health:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  async read(_tx, _target, _input, { now }) {
    const rows = await signingKeyAges(50)
    const pool = await asPlatform((db) => db.keyPool.groupBy({ by: ['alg'], _count: true }))
    // The job runs once a day, and waits for a successor that was published for two.
    const overdue = plusSeconds(now, -2 * keyLife.publishedBefore)
    return {
      pool: Object.entries(poolTarget).map(([alg, target]) => ({
        alg,
        target,
        ready: pool.find((row) => row.alg === alg)?._count ?? 0,
      })),
      keys: rows.map((row) => ({ ...row, isOverdue: row.rotatesAt < overdue, hasNext: row.nextSince !== null })),
    }
  },
  example: () => ({}),
})
