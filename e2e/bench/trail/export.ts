import { trailColumns } from '#components/activity/trail-columns.ts'
import type { Activity } from '#components/activity/types.ts'
import { exportFormats } from '#lib/http/export-format.ts'
import { streamOf } from '#lib/http/export-stream.ts'

type Page = { rows: Activity[]; next: string | null }

const pageSize = 200
/** What the memory of the process may grow by once it is warm, in bytes. */
const mayGrow = 100 * 1024 * 1024

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
    const { rss } = process.memoryUsage()
    if (done >= rows / 10 && warm === 0) warm = rss
    most = Math.max(most, rss)
    if (done - told < rows / 10) continue
    told = done
    process.stdout.write(`${done} rows, ${mega(bytes)} sent, ${mega(rss)} resident\n`)
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  const isFlat = most - warm < mayGrow
  process.stdout.write(
    `${rows} rows exported in ${seconds} s; beyond the first tenth memory grew by ${mega(most - warm)} at most: ${isFlat ? 'flat' : 'NOT FLAT'}\n`,
  )
  return isFlat
}

const mega = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`
