import { plusSeconds } from '#lib/kernel/clock.ts'

const minute = 60
const day = 86_400

/** What is known of the installation at a moment. */
export type Facts = {
  database: { version: string; strays: number }
  disk: { freeBytes: number; totalBytes: number } | undefined
  queue: { oldestDue: Date | null; failing: number; givenUp: number; lastRuns: readonly (Date | null)[] }
  /** `dueSince`: when the first key that signs should have been rotated by its own schedule. */
  keys: { dueSince: Date | null; pool: readonly { alg: string; ready: number }[] }
}

export type Problem = {
  what:
    | 'jobs_stopped'
    | 'jobs_late'
    | 'jobs_given_up'
    | 'jobs_failing'
    | 'keys_old'
    | 'pool_empty'
    | 'strays'
    | 'disk_low'
  isGrave: boolean
}

/** What is wrong, gravest first; nothing, when all is well. Each is said in words by whoever shows it. */
export function problemsOf({ database, disk, queue, keys }: Facts, now: Date): Problem[] {
  const found: Problem[] = []
  const say = (what: Problem['what'], isGrave: boolean, holds: boolean) => holds && found.push({ what, isGrave })
  const ran = queue.lastRuns.filter((run) => run !== null)
  const lastRun = ran.length === 0 ? null : new Date(Math.max(...ran.map((run) => run.getTime())))
  const isBefore = (at: Date | null, seconds: number) => at !== null && at < plusSeconds(now, -seconds)
  say('jobs_stopped', true, isBefore(lastRun, 45 * minute))
  say('disk_low', true, disk !== undefined && disk.freeBytes < Math.max(disk.totalBytes * 0.05, 1024 ** 3))
  say('keys_old', true, isBefore(keys.dueSince, 7 * day))
  say('strays', true, database.strays > 0)
  say('jobs_given_up', false, queue.givenUp > 0)
  say('jobs_late', false, isBefore(queue.oldestDue, 10 * minute))
  say('jobs_failing', false, queue.failing > 0)
  say(
    'pool_empty',
    false,
    keys.pool.some(({ ready }) => ready === 0),
  )
  return found
}
