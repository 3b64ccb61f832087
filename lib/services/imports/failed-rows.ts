import { z } from 'zod'
import { query } from '../query.ts'
import { ofImport } from './get.ts'
import { findImport, openResult, openTable } from './stored.ts'
import type { Cell } from './table.ts'

/** The rows of a file that were not imported, as they were, with what was wrong. Hashes of passwords are left out. */
export const failedRows = query({
  name: 'import.failed_rows',
  permission: 'user:import',
  input: z.strictObject(ofImport),
  target: (tx, input, { now }) => findImport(tx, input.directory, input.id, now),
  async read(tx, row) {
    const result = await openResult(tx, row)
    if (result === undefined) return { columns: [], rows: [] }
    const table = await openTable(tx, row)
    const shown = table.columns.map((_, index) => index).filter((index) => result.mapping[index] !== 'passwordHash')
    const byLine = new Map(table.rows.map((each) => [each.line, each.cells]))
    return {
      columns: shown.map((index) => table.columns[index] ?? ''),
      rows: result.failed.map(({ line, faults }) => ({
        line,
        faults,
        reason: faults.map(({ field, reason }) => `${field} ${reason}`.trim()).join('; '),
        cells: shown.map((index) => asText(byLine.get(line)?.[index])),
      })),
    }
  },
  example: (seed) => seed.import,
})

const asText = (cell: Cell): string => {
  if (cell === undefined || cell === null) return ''
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}
