type Destination = { write(text: string): void }

const lateMs = 50
const mostKept = 32 * 1024

/**
 * Gathers lines and writes them together: when the first of them has waited for 50 ms, or there are 32 kB of them. Each write is a
 * call into the system, which costs more than the line. What is gathered when the process is killed outright is lost; whoever
 * makes one calls `flush` when the process ends otherwise.
 */
export class WrittenTogether {
  readonly #destination: Destination
  #text = ''
  #timer: NodeJS.Timeout | undefined

  constructor(destination: Destination) {
    this.#destination = destination
  }

  write(line: string): void {
    this.#text += line
    if (this.#text.length >= mostKept) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), lateMs).unref()
  }

  /** Writes what has been gathered, now. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const text = this.#text
    this.#text = ''
    if (text !== '') this.#destination.write(text)
  }
}
