import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { StartRefusal } from '../start-refusal.ts'

/**
 * The archive: gzip over lines. First a head, then for each table a line that names it and its columns, its rows as
 * PostgreSQL's COPY writes them, and a line `\.`, which no row can be (COPY writes a backslash as two). Last the tail.
 */
export const Head = z.object({
  format: z.literal('signet-backup-1'),
  madeAt: z.iso.datetime(),
  origin: z.string(),
  instanceId: z.string(),
  keyCheck: z.string(),
  migrations: z.array(z.string()),
})
export type Head = z.infer<typeof Head>

const TableLine = z.object({ table: z.string(), columns: z.array(z.string()) })
export type TableLine = z.infer<typeof TableLine>

const Tail = z.object({ end: z.literal(true), tables: z.int() })

/** The line that ends a table’s rows; COPY writes a row that looks like it with its backslash doubled. */
export const endOfRows = '\\.'

const broken = (file: string, reason: string): StartRefusal =>
  new StartRefusal(`${file} is not a whole Signet backup: ${reason}.`, 'Take another copy. Nothing was changed.')

/** Reads an archive from its beginning, once. Throws `StartRefusal` for whatever is not one, or is cut short. */
export class ArchiveReader {
  readonly #file: string
  readonly #lines: AsyncGenerator<Buffer>

  constructor(file: string) {
    this.#file = file
    const gunzip = createGunzip()
    pipeline(createReadStream(file), gunzip, () => {}) // a fault of either arrives at the reader of `gunzip`
    this.#lines = lines(gunzip)
  }

  async #next(): Promise<Buffer> {
    try {
      const { value, done } = await this.#lines.next()
      if (done !== true) return value
    } catch (error) {
      throw broken(this.#file, error instanceof Error ? error.message : String(error))
    }
    throw broken(this.#file, 'it ends early')
  }

  async #json(): Promise<unknown> {
    const line = (await this.#next()).toString()
    try {
      return JSON.parse(line)
    } catch {
      throw broken(this.#file, 'a line can’t be read')
    }
  }

  async head(): Promise<Head> {
    const head = Head.safeParse(await this.#json())
    if (head.success) return head.data
    throw broken(this.#file, 'it has another format')
  }

  /** Each table in turn; its rows must be read to their end before the next is asked for. */
  async *tables(): AsyncGenerator<TableLine & { rows: AsyncGenerator<Buffer> }> {
    for (let count = 0; ; count += 1) {
      const line = await this.#json()
      const tail = Tail.safeParse(line)
      if (tail.success) {
        if (tail.data.tables !== count) throw broken(this.#file, 'tables are missing')
        return
      }
      const table = TableLine.safeParse(line)
      if (!table.success) throw broken(this.#file, 'a table has no name')
      yield { ...table.data, rows: this.#rows() }
    }
  }

  async *#rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const line = await this.#next()
      if (line.length === endOfRows.length && line.toString() === endOfRows) return
      yield Buffer.concat([line, newline])
    }
  }
}

const newline = Buffer.from('\n')

/** Splits bytes into lines, without their ends. */
async function* lines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of source) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const piece = chunk.subarray(from, at)
      yield rest.length === 0 ? piece : Buffer.concat([...rest, piece])
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}
