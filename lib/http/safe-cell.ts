/** What a cell of an export may hold. */
export type Cell = string | number | boolean | Date | null | undefined

const begins = /^[=+\-@\t\r\n＝＋－＠]/
const within = /([,;\t\r\n]"*)(?=[=+\-@＝＋－＠])/g

/**
 * A cell as a spreadsheet may open it. Text that begins like a formula (`= + - @`, their full-width forms, a tab or a line's
 * end) gets an apostrophe before it, so that it is read as text and nothing runs (CSV injection). So does what follows a
 * separator within it: a spreadsheet that parts cells by another sign than the file does would begin a cell there. Numbers
 * stay numbers.
 */
export function safeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell !== 'string') return String(cell)
  const text = cell.replaceAll(within, "$1'")
  return begins.test(text) ? `'${text}` : text
}
