import type { Client, Connection } from 'pg'

type Socket = { pause(): void; resume(): void; writableNeedDrain: boolean; once(event: 'drain', run: () => void): void }
type Wire = Connection & {
  stream: Socket
  query(text: string): void
  sync(): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}
type Settle = { resolve(): void; reject(error: unknown): void }

/** What pg asks of a query that it runs: it calls these as the server's messages arrive. */
abstract class CopyQuery {
  readonly #text: string
  readonly #settle: Settle
  #fault: unknown

  constructor(text: string, settle: Settle) {
    this.#text = text
    this.#settle = settle
  }

  submit(connection: Wire): void {
    connection.query(this.#text)
  }
  fail(error: unknown): void {
    this.#fault ??= error
  }
  handleError(error: unknown): void {
    this.fail(error)
    this.#settle.reject(this.#fault)
  }
  handleReadyForQuery(): void {
    if (this.#fault === undefined) this.#settle.resolve()
    else this.#settle.reject(this.#fault)
  }
  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
}

class CopyOut extends CopyQuery {
  readonly #write: (chunk: Buffer) => Promise<void> | undefined
  constructor(text: string, settle: Settle, write: (chunk: Buffer) => Promise<void> | undefined) {
    super(text, settle)
    this.#write = write
  }
  /** The server waits while what it sent has not been taken. Its bytes are copied: pg reads the next ones into their place. */
  handleCopyData({ chunk }: { chunk: Buffer }, { stream }: Wire): void {
    const taken = this.#write(Buffer.from(chunk))
    if (taken === undefined) return
    stream.pause()
    taken.catch((error: unknown) => this.fail(error)).finally(() => stream.resume())
  }
}

class CopyIn extends CopyQuery {
  readonly #chunks: AsyncIterable<Buffer>
  constructor(text: string, settle: Settle, chunks: AsyncIterable<Buffer>) {
    super(text, settle)
    this.#chunks = chunks
  }
  handleCopyInResponse(connection: Wire): void {
    this.#send(connection).catch((error: unknown) => {
      this.fail(error)
      connection.sendCopyFail('the archive could not be read')
    })
  }
  async #send(connection: Wire): Promise<void> {
    for await (const chunk of this.#chunks) {
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain)
        await new Promise<void>((resolve) => connection.stream.once('drain', resolve))
    }
    connection.endCopyFrom()
  }
}

const run = (client: Client, make: (settle: Settle) => CopyQuery): Promise<void> =>
  new Promise((resolve, reject) => {
    // pg's types know its own queries only; anything that can be submitted runs in its queue.
    ;(client as unknown as { query(query: CopyQuery): void }).query(make({ resolve, reject }))
  })

/** Streams `COPY … TO STDOUT` into `write`, which answers a promise when it wants the server to wait. */
export const copyOut = (
  client: Client,
  text: string,
  write: (chunk: Buffer) => Promise<void> | undefined,
): Promise<void> => run(client, (settle) => new CopyOut(text, settle, write))

/** Streams `chunks` into `COPY … FROM STDIN`. A fault of the source ends the copy, and rejects with that fault. */
export const copyIn = (client: Client, text: string, chunks: AsyncIterable<Buffer>): Promise<void> =>
  run(client, (settle) => new CopyIn(text, settle, chunks))
