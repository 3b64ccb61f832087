import { bounds } from '#lib/limits/bounds.ts'
import { type Cell, type Table, TableFault, type TableRow } from './table.ts'

type Entry = { line: number; value: unknown }

/**
 * Reads people in JSON: an array of objects, or an object a line (JSON Lines). Every name that occurs is a column; what stands in
 * `attributes` is a column each. Throws `TableFault` for what is no JSON; an entry that is no object is a row with a fault.
 */
export function jsonTable(text: string): Table {
  const entries = text.trimStart().startsWith('[') ? arrayOf(text) : linesOf(text)
  const columns = new Set<string>()
  const flat = entries.map(({ line, value }) => {
    const cells = isObject(value) ? flattened(value) : undefined
    for (const name of cells?.keys() ?? []) if (columns.size <= bounds.import.columns) columns.add(name)
    return { line, cells }
  })
  if (columns.size > bounds.import.columns) throw new TableFault(`There are more than ${bounds.import.columns} names.`)
  if (columns.size === 0) throw new TableFault('There are no people in it.')
  const names = [...columns]
  return {
    columns: names,
    rows: flat.map(({ line, cells }): TableRow => {
      if (cells === undefined) return { line, cells: names.map(() => undefined), fault: 'is not an object' }
      return { line, cells: names.map((name) => cells.get(name)) }
    }),
  }
}

function arrayOf(text: string): Entry[] {
  const read = parsed(text, '')
  if (!Array.isArray(read)) throw new TableFault('Write an array of objects, or an object a line.')
  return read.map((value, index) => ({ line: index + 1, value }))
}

const linesOf = (text: string): Entry[] =>
  text.split(/\r?\n/).flatMap((row, index) => {
    if (row.trim() === '') return []
    return [{ line: index + 1, value: parsed(row, ` in line ${index + 1}`) }]
  })

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'it cannot be read'
    throw new TableFault(`This is not JSON${where}: ${why}.`)
  }
}

function flattened(value: Record<string, unknown>): Map<string, Cell> {
  const cells = new Map<string, Cell>()
  for (const [name, cell] of Object.entries(value))
    if (name === 'attributes' && isObject(cell))
      for (const [attribute, inner] of Object.entries(cell)) cells.set(`attributes.${attribute}`, inner as Cell)
    else cells.set(name, cell as Cell)
  return cells
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
