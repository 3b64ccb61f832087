import type { Tx } from '#lib/db/with-tenant.ts'

type Span = { since: Date; now: Date; stepHours: number; offsetMinutes: number }

/** Sign-ins of one step of time; failed ones by their reason. */
export type SignIns = {
  succeeded: { at: Date; count: number }[]
  failed: { at: Date; reason: string | null; count: number }[]
  activeUsers: number
}

/**
 * Counts the sign-ins of an environment by steps of time, straight from the trail: the index by environment, action and result
 * holds all that is asked, so no event is fetched and nothing has to be kept up to date beside it.
 */
export async function countSignIns(
  tx: Tx,
  environmentId: string,
  { since, now, stepHours, offsetMinutes }: Span,
): Promise<SignIns> {
  await tx.db.$queryRaw`
    select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
      set_config('random_page_cost', '1', true), set_config('max_parallel_workers_per_gather', '0', true),
      set_config('jit', 'off', true)`
  const succeeded = await tx.db.$queryRaw<SignIns['succeeded']>`
    select date_bin(make_interval(hours => ${stepHours}::int), at, timestamptz 'epoch' - make_interval(mins => ${offsetMinutes}::int)) as at, count(*)::int as count
    from audit_event
    where environment_id = ${environmentId}::uuid and action = 'session.started' and result = 'ok'
      and at >= ${since} and at <= ${now}
    group by 1 order by 1`
  const failed = await tx.db.$queryRaw<SignIns['failed']>`
    select date_bin(make_interval(hours => ${stepHours}::int), at, timestamptz 'epoch' - make_interval(mins => ${offsetMinutes}::int)) as at, reason, count(*)::int as count
    from audit_event
    where environment_id = ${environmentId}::uuid and action = 'session.failed' and result in ('failed', 'refused')
      and at >= ${since} and at <= ${now}
    group by 1, 2 order by 1, 2`
  const [active] = await tx.db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select distinct actor_id from audit_event
      where environment_id = ${environmentId}::uuid and action = 'session.started' and result = 'ok'
        and at >= ${since} and at <= ${now}) people`
  return { succeeded, failed, activeUsers: active?.count ?? 0 }
}
