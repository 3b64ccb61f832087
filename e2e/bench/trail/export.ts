import { trailColumns } from '#components/activity/trail-columns.ts'
import type { Activity } from '#components/activity/types.ts'
import { exportFormats } from '#lib/http/export-format.ts'
import { streamOf } from '#lib/http/export-stream.ts'

type Page = { rows: Activity[]; next: string | null }

const pageSize = 200
/** What may be held on to, once it is warm, beyond what was held then, in bytes. */
const mayGrow = 16 * 1024 * 1024

/**
 * What is held on to at this moment: after a collection, for what the process has resident is as much what has not been collected
 * yet, and moves by a hundred megabytes whatever is done.
 */
function held(): number {
  if (globalThis.gc === undefined) throw new Error('run this with --expose-gc')
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Streams that many events as CSV to nobody, as the route does, and prints what memory it takes. Answers whether that stays flat. */
export async function measureExport(ask: (input: object) => Promise<Page>, rows: number): Promise<boolean> {
  const format = exportFormats.csv
  if (format === undefined) throw new Error('there is no CSV')
  let left = rows
  const pageAt = async (cursor: string | undefined): Promise<Page> => {
    const page = await ask({ limit: pageSize, ...(cursor === undefined ? {} : { cursor }) })
    left -= page.rows.length
    return left > 0 ? page : { ...page, next: null }
  }
  const startedAt = performance.now()
  const stream = streamOf(await pageAt(undefined), pageAt, trailColumns, format)
  let [bytes, told, warm, most] = [0, 0, 0, 0]
  for await (const chunk of stream) {
    bytes += chunk.length
    const done = rows - left
    if (done - told < rows / 10) continue
    told = done
    const now = held()
    if (warm === 0) warm = now
    most = Math.max(most, now)
    const { rss } = process.memoryUsage()
    process.stdout.write(`${done} rows, ${mega(bytes)} sent, ${mega(now)} held, ${mega(rss)} resident\n`)
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  const isFlat = most - warm < mayGrow
  process.stdout.write(
    `${rows} rows exported in ${seconds} s; beyond the first tenth ${mega(most - warm)} more were held at most: ${isFlat ? 'flat' : 'NOT FLAT'}\n`,
  )
  return isFlat
}

const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`
