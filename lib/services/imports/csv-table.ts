import { CsvError, type InfoRecord, parse } from 'csv-parse/sync'
import { bounds } from '#lib/limits/bounds.ts'
import { delimiterOf } from './delimiter.ts'
import { type Table, TableFault, type TableRow } from './table.ts'

type Parsed = { record: string[]; raw: string; info: InfoRecord }

/**
 * Reads CSV (RFC 4180) with a line of names first: `,`, `;` or tab, quoted cells, any line ends. Throws `TableFault` for what is
 * no CSV; a row with too many or too few cells is a row with a fault.
 */
export function csvTable(text: string): Table {
  const [head, ...records] = parsed(text)
  const names = head?.record.map((name) => name.trim()) ?? []
  if (names.length < 1 || names.every((name) => name === ''))
    throw new TableFault('The first line needs names of columns.')
  if (names.length > bounds.import.columns)
    throw new TableFault(`There are more than ${bounds.import.columns} columns.`)
  const columns = names.map((name, index) => (name === '' ? `Column ${index + 1}` : name))
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) throw new TableFault(`Two columns are called “${twice.slice(0, 60)}”.`)
  return { columns, rows: records.map((record) => rowOf(record, columns.length)) }
}

function parsed(text: string): Parsed[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      raw: true,
      skip_empty_lines: true,
      relax_column_count: true,
      to: bounds.import.rows + 2,
      max_record_size: bounds.import.cell * 4,
    }) as unknown as Parsed[]
  } catch (error) {
    if (error instanceof CsvError) throw new TableFault(sentenceOf(error))
    throw error
  }
}

function sentenceOf(error: CsvError): string {
  const line = typeof error.lines === 'number' ? error.lines : undefined
  const where = line === undefined ? '' : ` in line ${line}`
  if (error.code === 'CSV_MAX_RECORD_SIZE') return `A row is too long${where}. Is a quote not closed?`
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return `A quote is opened${where} and never closed.`
  return `The quotes${where} are not those of a CSV file: a cell is quoted as a whole, with quotes inside doubled.`
}

function rowOf({ record, raw, info }: Parsed, width: number): TableRow {
  const inside = raw.trim().split('\n').length - 1
  const line = info.lines - inside
  if (record.length === width) return { line, cells: record }
  const cells = Array.from({ length: width }, (_, index) => record[index])
  return { line, cells, fault: `has ${record.length} cells where the first line has ${width}` }
}
