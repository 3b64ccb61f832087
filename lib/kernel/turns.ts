export type TurnsOptions = {
  /** How much runs at once, of all together and of one owner: what is between them is room for whoever comes next. */
  running: number
  runningPerOwner: number
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
 * twenty times as much as the others waits behind themselves, and the others wait for one turn at most: for none where that one
 * owner is all that there is, since nobody has all the room.
 */
export class Turns {
  readonly #options: TurnsOptions
  readonly #now: () => number
  /** Owners who wait, in the order of their next turn. */
  readonly #queues = new Map<string, Waiting[]>()
  #running = 0
  readonly #runningOf = new Map<string, number>()
  #waiting = 0
  #sweeping: NodeJS.Timeout | undefined

  constructor(options: TurnsOptions, now: () => number = () => performance.now()) {
    this.#options = options
    this.#now = now
  }

  /** What `work` resolves to; `tooMuch` where it was not run. */
  run<T>(owner: string, work: () => Promise<T>): Promise<T | typeof tooMuch> {
    if (this.#running < this.#options.running && this.#mayRun(owner)) return this.#work(owner, work)
    const queue = this.#queues.get(owner) ?? []
    if (queue.length >= this.#options.waitingPerOwner || this.#waiting >= this.#options.waiting)
      return Promise.resolve(tooMuch)
    return new Promise((resolve, reject) => {
      queue.push({
        since: this.#now(),
        start: () => this.#work(owner, work).then(resolve, reject),
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

  #mayRun(owner: string): boolean {
    return (this.#runningOf.get(owner) ?? 0) < this.#options.runningPerOwner
  }

  async #work<T>(owner: string, work: () => Promise<T>): Promise<T> {
    this.#running += 1
    this.#runningOf.set(owner, (this.#runningOf.get(owner) ?? 0) + 1)
    try {
      return await work()
    } finally {
      this.#running -= 1
      const left = (this.#runningOf.get(owner) ?? 1) - 1
      if (left > 0) this.#runningOf.set(owner, left)
      else this.#runningOf.delete(owner)
      this.#next()
    }
  }

  #next(): void {
    while (this.#running < this.#options.running) {
      const next = this.#nextOwner()
      if (next === undefined) return
      const [owner, queue] = next
      const waiting = queue.shift()
      this.#queues.delete(owner)
      if (queue.length > 0) this.#queues.set(owner, queue) // behind the others
      if (waiting === undefined) continue
      this.#waiting -= 1
      if (this.#isLate(waiting)) waiting.refuse()
      else waiting.start()
    }
  }

  /** The first who waits and may have more; few are skipped, for few can have all that one may. */
  #nextOwner(): [string, Waiting[]] | undefined {
    for (const queue of this.#queues) if (this.#mayRun(queue[0])) return queue
    return undefined
  }
}
