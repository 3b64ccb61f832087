type Entry<T> = { value: T; until: number }

/** A bounded map whose entries live `ttlMs`; the least recently used one leaves first. Time is read at each call. */
export class KeyCache<T> {
  readonly #entries = new Map<string, Entry<T>>()
  readonly #max: number
  readonly #ttlMs: number
  readonly #clock: () => number

  constructor(max: number, ttlMs: number, clock: () => number = Date.now) {
    this.#max = max
    this.#ttlMs = ttlMs
    this.#clock = clock
  }

  get size(): number {
    return this.#entries.size
  }

  get(name: string): T | undefined {
    const entry = this.#entries.get(name)
    if (entry === undefined) return undefined
    this.#entries.delete(name)
    if (entry.until <= this.#clock()) return undefined
    this.#entries.set(name, entry)
    return entry.value
  }

  set(name: string, value: T): void {
    this.#entries.delete(name)
    this.#entries.set(name, { value, until: this.#clock() + this.#ttlMs })
    const eldest = this.#entries.keys().next()
    if (this.#entries.size > this.#max && !eldest.done) this.#entries.delete(eldest.value)
  }

  delete(name: string): void {
    this.#entries.delete(name)
  }
}
