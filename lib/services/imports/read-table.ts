import { bounds } from '#lib/limits/bounds.ts'
import { csvTable } from './csv-table.ts'
import { jsonTable } from './json-table.ts'
import { type Table, TableFault } from './table.ts'

/**
 * Reads a file of people, CSV or JSON by what it begins with. Throws `TableFault`, a sentence, for what can't be read, is empty or
 * beyond a bound: 5 MiB, 2,000 rows, 100 columns.
 */
export function readTable(text: string): Table {
  if (Buffer.byteLength(text) > bounds.import.bytes)
    throw new TableFault(`The file is larger than ${bounds.import.bytes / 1024 / 1024} MB. Import it in parts.`)
  const plain = text.replace(/^\ufeff/, '')
  if (plain.trim() === '') throw new TableFault('The file is empty.')
  const table = /^\s*[[{]/.test(plain) ? jsonTable(plain) : csvTable(plain)
  if (table.rows.length === 0)
    throw new TableFault('There are no people in it: the first line holds the names of the columns.')
  if (table.rows.length > bounds.import.rows)
    throw new TableFault(`There are more than ${bounds.import.rows.toLocaleString('en')} rows. Import them in parts.`)
  return table
}
