import type { Traffic } from './load/drive.ts'

/** How much is asked in one slice at most, and by how many at a time. */
export type Wanted = { requests: number; connections: number }

/** One of those that are compared. */
export type Side = {
  name: string
  port: number
  /** The processes that answer: their time is what a request costs. */
  pids: readonly number[]
  /** Its database, of which the first process is the parent; none where all is in memory. */
  database: readonly number[]
  /** What one slice sends, made anew for each: codes and tokens that are used up are made here, beforehand. */
  traffic(wanted: Wanted): Promise<Traffic>
}
