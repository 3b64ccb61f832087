import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'

/** How many tenants one statement counts, and for how long a run goes on (in milliseconds): the next one begins where it ended. */
const limits = { together: 100, longestMs: 10 * 60_000 }

/**
 * Counts so many tenants in one statement, in the place of the first, and keeps what operators may see of each: people whatever
 * their state, sessions and families that live, nothing that is ours. Answers how many; those that are deleted are none.
 */
async function count(tenantIds: readonly string[], now: Date): Promise<number> {
  const [first] = tenantIds
  if (first === undefined) return 0
  const [row] = await withTenant(
    first,
    ({ db }) => db.$queryRaw<{ counted: number }[]>`select count_tenants(${tenantIds}::uuid[], ${now}) as counted`,
    { timeoutMs: 60_000 },
  )
  return row?.counted ?? 0
}

/** The job `count_tenants` for one tenant. */
export async function keepStatistics(tenantId: string, now: Date): Promise<void> {
  await count([tenantId], now)
}

/**
 * As `keepStatistics`, for all that are not deleted, those first that were counted longest ago. One that fails is logged and
 * does not stop the others. `left` is how many a run had no time for.
 */
export async function keepAllStatistics(
  now: Date,
  { together, longestMs } = limits,
): Promise<{ kept: number; failed: number; left: number }> {
  const tenants = await tenantsByCount()
  const until = performance.now() + longestMs
  const done = { kept: 0, failed: 0, left: 0 }
  for (let from = 0; from < tenants.length; from += together) {
    if (performance.now() >= until) return { ...done, left: tenants.length - from }
    const some = tenants.slice(from, from + together)
    const kept = await count(some, now).catch(() => undefined)
    if (kept === undefined) for (const id of some) done[await countAlone(id, now)]++
    else done.kept += kept
  }
  return done
}

const countAlone = (tenantId: string, now: Date): Promise<'kept' | 'failed'> =>
  count([tenantId], now).then(
    () => 'kept',
    (err: unknown) => {
      log().error({ err, tenantId }, 'a tenant could not be counted')
      return 'failed'
    },
  )

async function tenantsByCount(): Promise<string[]> {
  const tenants = await asPlatform((db) =>
    db.tenant.findMany({
      where: { status: { not: 'deleted' } },
      select: { id: true, statistics: { select: { countedAt: true } } },
    }),
  )
  const at = (tenant: (typeof tenants)[number]): number => tenant.statistics?.countedAt.getTime() ?? 0
  return tenants.sort((a, b) => at(a) - at(b)).map(({ id }) => id)
}
