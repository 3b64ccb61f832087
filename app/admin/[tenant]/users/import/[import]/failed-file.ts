import { stringify } from 'csv-stringify/sync'
import { portalActor } from '#lib/actor/session.ts'
import { exportError } from '#lib/http/export-error.ts'
import { cookieReader, inRequest } from '#lib/http/request.ts'
import { safeCell } from '#lib/http/safe-cell.ts'
import { theirWords } from '#lib/http/their-words.ts'
import { now } from '#lib/kernel/clock.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { failedRows } from '#lib/services/imports/failed-rows.ts'

type Context = { params: Promise<{ tenant: string; import: string }> }

/** The rows that were not imported as CSV, what is wrong in the last column. Cells that a spreadsheet would run are made text. */
export async function failedFile(request: Request, { params }: Context): Promise<Response> {
  if (request.headers.get('sec-fetch-site') === 'cross-site') return exportError('forbidden')
  const { tenant, import: id } = await params
  try {
    const directory = new URL(request.url).searchParams.get('directory') ?? ''
    const { columns, rows } = await inRequest(async () => {
      const at = now()
      const actor = await portalActor(tenant, await cookieReader(), at)
      const failed = await failedRows.call({ actor, tenant, now: at }, { directory, id })
      return { ...failed, rows: failed.rows.map((row) => ({ ...row, reason: reasonOf(row) })) }
    })
    const lines = [[...columns, 'row', 'reason'], ...rows.map(({ cells, line, reason }) => [...cells, line, reason])]
    const body = stringify(
      lines.map((line) => line.map(safeCell)),
      { bom: true },
    )
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="rows-not-imported.csv"',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (isServiceError(error)) return exportError(error.code)
    throw error
  }
}

/** Every fault of a row at its field, in the language of whoever asks. */
const reasonOf = ({ faults }: { faults: readonly { field: string; reason: string }[] }): string =>
  faults.map(({ field, reason }) => `${field} ${theirWords(reason)}`.trim()).join('; ')
