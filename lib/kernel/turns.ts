export type TurnsOptions = {
  /** How much runs at once. */
  running: number
  /** How much may wait, of one owner and of all together. */
  waitingPerOwner: number
  waiting: number
  /** What has waited this long is refused, when its turn comes or soon after: whoever asked has likely given up. */
  longestWaitMs: number
}

type Waiting = { since: number; start(): void; refuse(): void }

/** The answer to what was not run, for there was too much. */
export const tooMuch = Symbol('too much')

/**
 * Runs a bounded amount of work at once and lets the rest wait in one queue per owner. Owners take turns, so that whoever asks
 * twenty times as much as the others waits behind themselves, and the others wait for one turn at most.
 */
export class Turns {
  readonly #options: TurnsOptions
  readonly #now: () => number
  /** Owners who wait, in the order of their next turn. */
  readonly #queues = new Map<string, Waiting[]>()
  #running = 0
  #waiting = 0
  #sweeping: NodeJS.Timeout | undefined

  constructor(options: TurnsOptions, now: () => number = () => performance.now()) {
    this.#options = options
    this.#now = now
  }

  /** What `work` resolves to; `tooMuch` where it was not run. */
  run<T>(owner: string, work: () => Promise<T>): Promise<T | typeof tooMuch> {
    if (this.#running < this.#options.running) return this.#work(work)
    const queue = this.#queues.get(owner) ?? []
    if (queue.length >= this.#options.waitingPerOwner || this.#waiting >= this.#options.waiting)
      return Promise.resolve(tooMuch)
    return new Promise((resolve, reject) => {
      queue.push({
        since: this.#now(),
        start: () => this.#work(work).then(resolve, reject),
        refuse: () => resolve(tooMuch),
      })
      this.#queues.set(owner, queue)
      this.#waiting += 1
      this.#sweepSoon()
    })
  }

  /** Where nothing that runs comes to an end, no turn comes: what has waited too long is refused all the same. */
  #sweepSoon(): void {
    this.#sweeping ??= setTimeout(() => {
      this.#sweeping = undefined
      for (const [owner, queue] of this.#queues) {
        while (queue[0] !== undefined && this.#isLate(queue[0])) {
          queue.shift()?.refuse()
          this.#waiting -= 1
        }
        if (queue.length === 0) this.#queues.delete(owner)
      }
      if (this.#waiting > 0) this.#sweepSoon()
    }, this.#options.longestWaitMs).unref()
  }

  #isLate({ since }: Waiting): boolean {
    return this.#now() - since > this.#options.longestWaitMs
  }

  async #work<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1
    try {
      return await work()
    } finally {
      this.#running -= 1
      this.#next()
    }
  }

  #next(): void {
    while (this.#running < this.#options.running) {
      const [first] = this.#queues
      if (first === undefined) return
      const [owner, queue] = first
      const waiting = queue.shift()
      this.#queues.delete(owner)
      if (queue.length > 0) this.#queues.set(owner, queue) // behind the others
      if (waiting === undefined) continue
      this.#waiting -= 1
      if (this.#isLate(waiting)) waiting.refuse()
      else waiting.start()
    }
  }
}
