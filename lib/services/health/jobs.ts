import { z } from 'zod'
import { jobKinds } from '#lib/jobs/enqueue.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'
import { jobKindsNow, jobRunsNow } from './facts.ts'

/** The queue of jobs by kind: what waits, runs and fails, the first line of the last error, and when it ran by itself last. */
export const overviewJobs = query({
  name: 'job.overview',
  permission: 'platform:health:read',
  input: z.strictObject({}),
  target: (tx) => findPlatform(tx),
  async read() {
    const [kinds, runs] = [await jobKindsNow(), await jobRunsNow()]
    const names = [...new Set([...jobKinds, ...kinds.map(({ kind }) => kind)])].sort()
    const idle = { waiting: 0, running: 0, failing: 0, givenUp: 0, oldestDue: null, lastError: null }
    return names.map((kind) => ({
      ...(kinds.find((row) => row.kind === kind) ?? { kind, ...idle }),
      lastRun: runs.find((row) => row.kind === kind)?.lastRun ?? null,
    }))
  },
  example: () => ({}),
})
