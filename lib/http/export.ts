import { portalActor } from '#lib/actor/session.ts'
import { now } from '#lib/kernel/clock.ts'
import { runWith } from '#lib/kernel/context.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Call } from '#lib/services/call.ts'
import type { Verb } from '#lib/services/verb.ts'
import { exportError } from './export-error.ts'
import { type ExportFormat, exportFormats } from './export-format.ts'
import { type ExportColumn, type ExportPage, streamOf } from './export-stream.ts'
import { headIn } from './head-in.ts'
import { cookieReader, requestScope } from './request.ts'

/** What answers with a page of the list: its query. */
type Pages<Row> = { call(call: Call, input: Record<string, unknown>): Promise<ExportPage<Row>> }

/** What the URL asks of an export: the query's input, and the columns to show; others are left out, `always` stays. */
export type ExportWanted = {
  input: Record<string, unknown>
  columns: readonly string[]
  event: Record<string, unknown>
}

export type ExportOf<Row> = {
  /** The file's name without its ending: `users`. */
  file: string
  query: Pages<Row>
  /** Says in the trail that it happened, before the first row leaves; its permission is what exporting takes. Made by `exportVerb`. */
  verb: Verb
  /** Every column there is, in order; `always` are in the file whatever is shown. */
  columns: readonly (ExportColumn<Row> & { always?: true })[]
  wanted: (search: Record<string, string | string[]>, now: Date) => ExportWanted
}

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * A route handler that sends all rows of a list that match, in the list's order, as a file: `csv` (commas), `excel`
 * (semicolons, with a byte-order mark) or `jsonl`. It is streamed page by page through the query, and each page asks again who
 * the visitor is and what they may do. One event tells of it. An export that breaks off is a failed download, never a short file.
 */
export function exportList<Row>(of: ExportOf<Row>, fixedTenant?: string) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { tenant } = await params
    const slug = fixedTenant ?? String(tenant)
    // A link on another site must not make a visitor's browser export anything.
    if (request.headers.get('sec-fetch-site') === 'cross-site') return exportError('forbidden')
    const search = searchOf(new URL(request.url).searchParams)
    const format = exportFormats[String(search.format ?? 'csv')]
    if (format === undefined) return exportError('invalid')
    const scope = await requestScope()
    const reader = await cookieReader()
    const inScope = <T>(work: (call: Call) => Promise<T>): Promise<T> =>
      runWith(scope, async () => {
        const at = now()
        return work({ actor: await portalActor(slug, reader, at), tenant: slug, now: at })
      })
    const { input, columns: shown, event } = runWith(scope, () => of.wanted(search, now()))
    const chosen = of.columns.filter(({ id, always }) => always === true || shown.includes(id))
    const headed = ({ label }: { label: string }) => headIn(label, scope.consoleLanguage)
    const columns = format.forPeople ? chosen.map((each) => ({ ...each, label: headed(each) })) : chosen
    const pageAt = (cursor: string | undefined) =>
      inScope((call) =>
        of.query.call(call, { ...input, limit: bounds.list.maxPage, ...(cursor === undefined ? {} : { cursor }) }),
      )
    try {
      const first = await pageAt(undefined)
      await inScope((call) =>
        of.verb.call(call, { ...event, format: format.name, rows: first.total ?? first.rows.length }),
      )
      return new Response(streamOf(first, pageAt, columns, format), { headers: headersOf(of.file, format) })
    } catch (error) {
      if (isServiceError(error)) return exportError(error.code)
      throw error
    }
  }
}

function searchOf(params: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(params.keys())].slice(0, bounds.body.parameters).map((name) => {
    const all = params.getAll(name)
    return [name, all.length === 1 ? (all[0] ?? '') : all] as const
  })
  return Object.fromEntries(entries)
}

const headersOf = (file: string, format: ExportFormat): Record<string, string> => ({
  'content-type': format.type,
  'content-disposition': `attachment; filename="${file}.${format.ending}"`,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
})
