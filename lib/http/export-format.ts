import { stringify } from 'csv-stringify/sync'
import { type Cell, safeCell } from './safe-cell.ts'

export type ExportFormat = {
  name: string
  type: string
  ending: string
  /** Opened by people, who read its heads in their language. What programs read has the same heads whoever asks for it. */
  forPeople?: true
  /** A page of rows as text; the first has the heads before it, where the format has heads. */
  write(rows: readonly (readonly Cell[])[], labels: readonly string[], ids: readonly string[], isFirst: boolean): string
}

const csv = (name: string, delimiter: string, mark: string): ExportFormat => ({
  name,
  type: 'text/csv; charset=utf-8',
  ending: 'csv',
  write(rows, labels, _ids, isFirst) {
    const heads = isFirst ? [labels] : []
    const lines = [...heads, ...rows].map((row) => row.map(safeCell))
    return (isFirst ? mark : '') + stringify(lines, { delimiter, record_delimiter: 'windows' })
  },
})

/**
 * The formats of an export, by their name in the URL. The one with semicolons is what spreadsheets open by a double click
 * in half of Europe; it begins with a byte-order mark, without which they misread UTF-8.
 */
export const exportFormats: Readonly<Record<string, ExportFormat | undefined>> = {
  csv: csv('csv', ',', ''),
  excel: { ...csv('excel', ';', '\u{feff}'), forPeople: true },
  jsonl: {
    name: 'jsonl',
    type: 'application/x-ndjson; charset=utf-8',
    ending: 'jsonl',
    write: (rows, _labels, ids) =>
      rows.map((row) => `${JSON.stringify(Object.fromEntries(ids.map((id, i) => [id, row[i] ?? null])))}\n`).join(''),
  },
}
