import { ServiceError } from './errors.ts'

export type GatherOptions<Call, Answer> = {
  /**
   * Makes several calls at once; answers in their order, each with an answer or the promise of one. What it throws is each of
   * its callers' to catch.
   */
  send(calls: Call[]): Promise<(Answer | Promise<Answer>)[]>
  /** How many calls travel together at most. */
  most: number
  /** How many groups are under way at once. */
  lanes: number
  /** How many calls wait at most; the next is refused as `unavailable`. */
  waiting: number
}

type Waiting<Call, Answer> = {
  call: Call
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/**
 * Calls that are made at the same time, made together. What is asked within one turn of the event loop, or while all lanes are
 * busy, leaves as one group: alone there is no wait, and under load groups grow until the other end keeps up.
 */
export class Gather<Call, Answer> {
  readonly #options: GatherOptions<Call, Answer>
  #waiting: Waiting<Call, Answer>[] = []
  #underWay = 0
  #isDue = false

  constructor(options: GatherOptions<Call, Answer>) {
    this.#options = options
  }

  /** The answer to one call. Rejects as `unavailable`, with a second to wait, when too many wait already. */
  ask(call: Call): Promise<Answer> {
    if (this.#waiting.length >= this.#options.waiting)
      return Promise.reject(new ServiceError('unavailable', 'too much is asked at once', { retryAfterSeconds: 1 }))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject })
      if (this.#isDue || this.#underWay >= this.#options.lanes) return
      this.#isDue = true
      setImmediate(() => {
        this.#isDue = false
        this.#leave()
      })
    })
  }

  #leave(): void {
    while (this.#waiting.length > 0 && this.#underWay < this.#options.lanes) {
      const group = this.#waiting.splice(0, this.#options.most)
      this.#underWay += 1
      void this.#send(group)
    }
  }

  async #send(group: Waiting<Call, Answer>[]): Promise<void> {
    try {
      const answers = await this.#options.send(group.map(({ call }) => call))
      if (answers.length !== group.length) throw new Error('a group was not answered in full')
      for (const [at, { resolve }] of group.entries()) resolve(answers[at] as Answer)
    } catch (error) {
      for (const { reject } of group) reject(error)
    } finally {
      this.#underWay -= 1
      this.#leave()
    }
  }
}
