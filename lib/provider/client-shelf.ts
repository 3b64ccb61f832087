import { type ClientEntry, readStoredClient, type StoredSecret } from '#lib/clients/stored.ts'
import type { Place } from '#lib/db/hot/index.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import type { Client } from '#lib/oidc/model.ts'

const mostClients = 2_000
const longestClientId = 256

/** By the client that was handed out: beyond the bound of its shelf too, for as long as somebody holds it. */
const secrets = new WeakMap<Client, readonly StoredSecret[]>()

/** The secrets of a client that a shelf gave. */
export const secretsOf = (client: Client): readonly StoredSecret[] => secrets.get(client) ?? []

/** The clients of one snapshot that were asked for. Bounded; guesses at unknown ids push out nothing but other guesses. */
export class ClientShelf {
  readonly #at: Place
  readonly #most: number
  readonly #entries = new Map<string, Promise<ClientEntry | undefined>>()
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
    const loading = readStoredClient(this.#at, clientId)
    this.#entries.set(clientId, loading)
    const entry = await loading.catch((error: unknown) => {
      this.#entries.delete(clientId)
      throw error
    })
    if (entry === undefined || this.#entries.size > this.#most) this.#entries.delete(clientId)
    else this.#size += entry.size
    if (entry !== undefined) secrets.set(entry.client, entry.secrets)
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
