type Payload = Record<string, unknown> & { grantId?: string; uid?: string; consumed?: number }

/** So many of one kind are kept; the oldest go first. */
const kept = 100_000

/**
 * What the peer remembers, in a Map for each kind: as little work as a store can be. The one that it comes with keeps a thousand
 * things in all, fewer than are redeemed in a second. Models see to what has expired; only what is asked here is answered.
 */
export class MemoryAdapter {
  readonly #things = new Map<string, Payload>()

  async upsert(id: string, payload: Payload): Promise<void> {
    this.#things.set(id, payload)
    const [oldest] = this.#things.size > kept ? this.#things.keys() : []
    if (oldest !== undefined) this.#things.delete(oldest)
  }

  async find(id: string): Promise<Payload | undefined> {
    return this.#things.get(id)
  }

  async findByUid(uid: string): Promise<Payload | undefined> {
    return [...this.#things.values()].find((thing) => thing.uid === uid)
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(id: string): Promise<void> {
    const thing = this.#things.get(id)
    if (thing !== undefined) thing.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    this.#things.delete(id)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, thing] of this.#things) if (thing.grantId === grantId) this.#things.delete(id)
  }
}
