import { type ClientEntry, readStoredClient } from '#lib/clients/stored.ts'
import type { Place } from '#lib/db/hot/index.ts'
import { withTenant } from '#lib/db/with-tenant.ts'

const mostClients = 2_000
const longestClientId = 256

/** The clients of one snapshot that were asked for. Bounded; guesses at unknown ids push out nothing but other guesses. */
export class ClientShelf {
  readonly #at: Place
  readonly #most: number
  /** Promises only while they are read: there are thousands of shelves. */
  readonly #entries = new Map<string, ClientEntry | Promise<ClientEntry | undefined>>()
  #origins: Promise<ReadonlySet<string>> | undefined
  #size = 0

  constructor(at: Place, most = mostClients) {
    this.#at = at
    this.#most = most
  }

  /** How much stands on it, in characters of JSON. */
  get size(): number {
    return this.#size
  }

  async find(clientId: string): Promise<ClientEntry | undefined> {
    if (clientId.length > longestClientId) return undefined
    const known = this.#entries.get(clientId)
    if (known !== undefined) return known
    const loading = this.#load(clientId)
    this.#entries.set(clientId, loading)
    return loading
  }

  async #load(clientId: string): Promise<ClientEntry | undefined> {
    const entry = await readStoredClient(this.#at, clientId).catch((error: unknown) => {
      this.#entries.delete(clientId)
      throw error
    })
    if (entry === undefined || this.#entries.size > this.#most) this.#entries.delete(clientId)
    else {
      this.#entries.set(clientId, entry)
      this.#size += entry.size
    }
    return entry
  }

  /** Whether a browser application of this environment stands at this origin (CORS, DESIGN section 4). */
  async hasOrigin(origin: string): Promise<boolean> {
    const { tenantId, environmentId } = this.#at
    this.#origins ??= withTenant(tenantId, async (tx) => {
      const where = { tenantId, environmentId, status: 'active', origins: { isEmpty: false } }
      const rows = await tx.db.client.findMany({ where, select: { origins: true } })
      return new Set(rows.flatMap((row) => row.origins))
    }).catch((error: unknown) => {
      this.#origins = undefined
      throw error
    })
    return (await this.#origins).has(origin)
  }
}
