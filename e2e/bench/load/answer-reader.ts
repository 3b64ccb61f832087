/** `head` is the status line and the headers. */
export type Answer = { status: number; head: string; body: Buffer }

const endOfHead = Buffer.from('\r\n\r\n')
const lengthHeader = /\r\ncontent-length: *(\d+)/i
const nothing = Buffer.alloc(0)

/**
 * Reads the answers of one connection that is kept alive: of each, the status and the body. Only bodies whose length is said,
 * which is what every machine endpoint sends; throws at others. Cheap, for it shares a core with the database that is measured.
 */
export class AnswerReader {
  #pending: Buffer = nothing
  readonly #onAnswer: (answer: Answer) => void

  constructor(onAnswer: (answer: Answer) => void) {
    this.#onAnswer = onAnswer
  }

  feed(chunk: Buffer): void {
    let rest = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk])
    for (;;) {
      const read = readAnswer(rest)
      if (read === undefined) break
      rest = rest.subarray(read.size)
      this.#onAnswer(read.answer)
    }
    this.#pending = rest
  }
}

/** The first answer of these bytes and how long it was; undefined while it is not complete. */
function readAnswer(bytes: Buffer): { answer: Answer; size: number } | undefined {
  const headLength = bytes.indexOf(endOfHead)
  if (headLength < 0) return undefined
  const head = bytes.toString('latin1', 0, headLength)
  const status = Number(head.slice(9, 12))
  const length = status === 204 || status === 304 ? '0' : lengthHeader.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer does not say how long it is:\n${head}`)
  const start = headLength + endOfHead.length
  const size = start + Number(length)
  return bytes.length < size ? undefined : { answer: { status, head, body: bytes.subarray(start, size) }, size }
}
