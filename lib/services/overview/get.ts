import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'
import { factorBits } from '../users/listing/factors.ts'
import { bucketsOf, type Range, ranges } from './buckets.ts'
import { countSignIns } from './count-sign-ins.ts'

const dayMinutes = 24 * 60

/** How many reasons are named. */
const named = 5

/**
 * How an environment fares, over a range that ends now: sign-ins that succeeded and failed, by time; how many people signed in;
 * why others did not; and how many active people of its directory have a second factor. Every number is one of events that the trail
 * lists by the same filter.
 */
export const getOverview = query({
  name: 'overview.get',
  permission: 'trail:read',
  input: z.strictObject({
    environment: z.string().max(bounds.text.slug),
    range: z.enum(Object.keys(ranges) as [Range, ...Range[]]).default('24h'),
    /** How far the clock by whose days and hours it counts is ahead of UTC. */
    offsetMinutes: z.coerce.number().int().min(-dayMinutes).max(dayMinutes).default(0),
  }),
  target: async (tx, { environment }) => {
    const found = await findEnvironment(tx, environment)
    // The trail is the whole tenant's: who reads it in one environment alone does not read it.
    return found === undefined ? undefined : { ...found, environmentId: null }
  },
  async read(tx, environment, { range, offsetMinutes }, { now }) {
    const { hours, stepHours } = ranges[range]
    const since = plusSeconds(now, -hours * 3600)
    const { succeeded, failed, activeUsers } = await countSignIns(tx, environment.id, {
      since,
      now,
      stepHours,
      offsetMinutes,
    })
    const times = bucketsOf(since, now, stepHours, offsetMinutes)
    const [ok, not] = [byTime(succeeded), byTime(failed)]
    return {
      range,
      since,
      stepHours,
      series: times.map((at) => ({ at, ok: ok.get(at.getTime()) ?? 0, failed: not.get(at.getTime()) ?? 0 })),
      signIns: sum(succeeded),
      failures: sum(failed),
      activeUsers,
      reasons: reasonsOf(failed),
      people: await factorShare(tx, environment.directoryId),
    }
  },
  example: ({ environment }) => ({ environment }),
})

type Counted = { at: Date; count: number }

const sum = (rows: readonly Counted[]): number => rows.reduce((total, { count }) => total + count, 0)

function byTime(rows: readonly Counted[]): Map<number, number> {
  const times = new Map<number, number>()
  for (const { at, count } of rows) times.set(at.getTime(), (times.get(at.getTime()) ?? 0) + count)
  return times
}

/** The most frequent reasons, the most frequent first. */
function reasonsOf(rows: readonly (Counted & { reason: string | null })[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { reason, count } of rows) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + count)
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
    .slice(0, named)
}

const second = factorBits.passkey | factorBits.totp

/** How many active people a directory has, and how many of them have a second factor. */
async function factorShare(tx: Tx, directoryId: string): Promise<{ all: number; withSecondFactor: number }> {
  const rows = await tx.db.user.groupBy({
    by: ['factors'],
    where: { tenantId: tx.tenantId, directoryId, status: 'active' },
    _count: { _all: true },
  })
  const of = (which: typeof rows) => which.reduce((total, { _count }) => total + _count._all, 0)
  return { all: of(rows), withSecondFactor: of(rows.filter(({ factors }) => (factors & second) !== 0)) }
}
