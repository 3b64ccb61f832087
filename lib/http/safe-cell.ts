/** What a cell of an export may hold. */
export type Cell = string | number | boolean | Date | null | undefined

/**
 * A cell as a spreadsheet may open it. Text that begins like a formula (`= + - @`, their full-width forms, a tab or a line's
 * end) gets an apostrophe before it, so that it is read as text and nothing runs (CSV injection). Numbers stay numbers.
 */
export function safeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell !== 'string') return String(cell)
  return /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell
}
