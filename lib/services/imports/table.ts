/** What a cell of a file may hold: text in CSV, whatever JSON has in JSON. */
export type Cell = string | number | boolean | null | undefined | readonly Cell[] | { readonly [name: string]: Cell }

/** One row as it was read. `line` is where it begins in a file of lines, or its place in an array, from 1. */
export type TableRow = {
  line: number
  cells: readonly Cell[]
  /** Why it can't be told what its cells are. */
  fault?: string
}

/** A file of people as it was read: every row with a cell for each column. */
export type Table = { columns: readonly string[]; rows: readonly TableRow[] }

/** A file that is no table, said in a sentence. */
export class TableFault extends Error {
  override readonly name = 'TableFault'
}
