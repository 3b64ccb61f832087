import { log } from '#lib/kernel/log.ts'
import type { ExportFormat } from './export-format.ts'
import type { Cell } from './safe-cell.ts'

export type ExportPage<Row> = { rows: Row[]; total?: number; next: string | null }

export type ExportColumn<Row> = { id: string; label: string; value: (row: Row) => Cell }

/** The file of an export, page after page. Pulled by the reader, so that no more than a page is in memory. */
export function streamOf<Row>(
  first: ExportPage<Row>,
  pageAt: (cursor: string) => Promise<ExportPage<Row>>,
  columns: readonly ExportColumn<Row>[],
  format: ExportFormat,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let page: ExportPage<Row> | undefined
  return new ReadableStream({
    async pull(controller) {
      try {
        const isFirst = page === undefined
        page = page === undefined ? first : await pageAt(page.next ?? '')
        const rows = page.rows.map((row) => columns.map(({ value }) => value(row)))
        const text = format.write(
          rows,
          columns.map(({ label }) => label),
          columns.map(({ id }) => id),
          isFirst,
        )
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (page.next === null) controller.close()
      } catch (error) {
        log().warn({ err: error }, 'an export broke off')
        controller.error(error)
      }
    },
  })
}
