import { ServiceError } from '#lib/kernel/errors.ts'

/** Runs at most `concurrency` tasks at once and lets at most `depth` wait; one more is turned away at once. */
export class BoundedQueue {
  readonly #concurrency: number
  readonly #depth: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(concurrency: number, depth: number) {
    this.#concurrency = concurrency
    this.#depth = depth
  }

  /** Tasks that wait for their turn. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Runs `task` in its turn. Throws `unavailable`, with a time to come back, when the queue is full. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running < this.#concurrency) this.#running++
    else {
      if (this.#waiting.length >= this.#depth)
        throw new ServiceError(
          'unavailable',
          'Too many people are signing in at this moment. Try again in a few seconds.',
          {
            retryAfterSeconds: 5,
          },
        )
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    try {
      return await task()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#running--
      else next()
    }
  }
}
