import type { Client } from 'pg'
import { copyIn } from '../copy.ts'
import { columns, type TableName } from './columns.ts'

export type Cell = string | number | boolean | Date | Uint8Array | readonly string[] | null
export type Row<T extends TableName> = Record<(typeof columns)[T][number], Cell>

const tables = Object.keys(columns) as TableName[]
const fullAt = 16 * 1_048_576
const chunkLength = 262_144

/** Rows that wait to be copied. What is full goes table by table, in the order in which tables refer to each other. */
export class Rows {
  readonly #client: Client
  readonly #lines = new Map<TableName, string[]>(tables.map((table) => [table, []]))
  #length = 0
  #isAnalyzed = false

  constructor(client: Client) {
    this.#client = client
  }

  add<T extends TableName>(table: T, row: Row<T>): void {
    const cells = (columns[table] as readonly (keyof Row<T>)[]).map((column) => copyText(row[column]))
    const line = `${cells.join('\t')}\n`
    this.#lines.get(table)?.push(line)
    this.#length += line.length
  }

  async flushWhenFull(): Promise<void> {
    if (this.#length >= fullAt) await this.flush()
  }

  /** Copies all that waits. */
  async flush(): Promise<void> {
    for (const table of tables) {
      const lines = this.#lines.get(table) ?? []
      if (lines.length === 0) continue
      const list = columns[table].map((column) => `"${column}"`).join(', ')
      await copyIn(this.#client, `copy "${table}" (${list}) from stdin`, chunks(lines))
      this.#lines.set(table, [])
    }
    this.#length = 0
    if (!this.#isAnalyzed) await this.#analyze()
  }

  /** The checks of references have plans of their own, made while the tables were empty: with numbers at hand they are made anew. */
  async #analyze(): Promise<void> {
    this.#isAnalyzed = true
    await this.#client.query(`analyze ${tables.join(', ')}`)
  }
}

async function* chunks(lines: readonly string[]): AsyncGenerator<Buffer> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < chunkLength) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text.length > 0) yield Buffer.from(text)
}

const special = /[\\\t\n\r]/
const letters: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => letters[sign] ?? sign) : text

/** A value as COPY's text format has it. JSON comes as its text. */
export function copyText(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escaped(cell)
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Date) return cell.toISOString()
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString('hex')}`
  return escaped(`{${cell.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
}
