import { z } from 'zod'
import { asPlatform } from '#lib/db/as-platform.ts'
import { signingAlgs } from '#lib/keys/pair.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'
import { diskNow } from './disk.ts'
import { databaseNow, jobKindsNow, jobRunsNow, signingKeyAges } from './facts.ts'
import { problemsOf } from './problems.ts'
import { versionNow } from './version.ts'

/** How the installation does: its versions, its database, its queue, its keys, its disk where that is known; and what is wrong. */
export const getHealth = query({
  name: 'health.get',
  permission: 'platform:health:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  async read(_tx, _target, _input, { now }) {
    const [database, disk] = [await databaseNow(), await diskNow()]
    const [kinds, runs, ages] = [await jobKindsNow(), await jobRunsNow(), await signingKeyAges(50)]
    const ready = await asPlatform((db) => db.keyPool.groupBy({ by: ['alg'], _count: true }))
    const sum = (count: (row: (typeof kinds)[number]) => number) => kinds.reduce((all, row) => all + count(row), 0)
    const facts = {
      database,
      disk,
      queue: {
        waiting: sum((row) => row.waiting),
        running: sum((row) => row.running),
        failing: sum((row) => row.failing),
        givenUp: sum((row) => row.givenUp),
        oldestDue: first(kinds.map(({ oldestDue }) => oldestDue)),
        lastRuns: runs.map(({ lastRun }) => lastRun),
      },
      keys: {
        oldest: ages[0]?.activatedAt ?? null,
        dueSince: first(ages.map(({ rotatesAt }) => rotatesAt)),
        pool: signingAlgs.map((alg) => ({ alg, ready: ready.find((row) => row.alg === alg)?._count ?? 0 })),
      },
    }
    return { ...facts, signet: await versionNow(), node: process.version, problems: problemsOf(facts, now), at: now }
  },
  example: () => ({}),
})

/** The earliest of some moments; null where there is none. */
function first(moments: readonly (Date | null)[]): Date | null {
  const known = moments.filter((at) => at !== null)
  return known.length === 0 ? null : new Date(Math.min(...known.map((at) => at.getTime())))
}
