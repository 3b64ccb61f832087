import { type ClientEntry, findStoredClient, type StoredSecret } from '#lib/clients/stored.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { Client } from '#lib/oidc/model.ts'

const mostClients = 2_000
const longestClientId = 256

/** The clients of one snapshot that were asked for. Bounded; guesses at unknown ids push out nothing but other guesses. */
export class ClientShelf {
  readonly #tenantId: string
  readonly #environmentId: string
  readonly #most: number
  readonly #entries = new Map<string, Promise<ClientEntry | undefined>>()
  /** By the client that was handed out: beyond the bound too, for as long as somebody holds it. */
  readonly #secrets = new WeakMap<Client, readonly StoredSecret[]>()
  #origins: Promise<ReadonlySet<string>> | undefined

  constructor(tenantId: string, environmentId: string, most = mostClients) {
    this.#tenantId = tenantId
    this.#environmentId = environmentId
    this.#most = most
  }

  async find(clientId: string): Promise<ClientEntry | undefined> {
    if (clientId.length > longestClientId) return undefined
    const known = this.#entries.get(clientId)
    if (known !== undefined) return known
    const loading = this.#load(clientId)
    this.#entries.set(clientId, loading)
    const entry = await loading.catch((error: unknown) => {
      this.#entries.delete(clientId)
      throw error
    })
    if (entry === undefined || this.#entries.size > this.#most) this.#entries.delete(clientId)
    if (entry !== undefined) this.#secrets.set(entry.client, entry.secrets)
    return entry
  }

  secretsOf(client: Client): readonly StoredSecret[] {
    return this.#secrets.get(client) ?? []
  }

  /** Whether a browser application of this environment stands at this origin (CORS, DESIGN section 4). */
  async hasOrigin(origin: string): Promise<boolean> {
    this.#origins ??= withTenant(this.#tenantId, async (tx) => {
      const where = { ...this.#key(tx), status: 'active', origins: { isEmpty: false } }
      const rows = await tx.db.client.findMany({ where, select: { origins: true } })
      return new Set(rows.flatMap((row) => row.origins))
    }).catch((error: unknown) => {
      this.#origins = undefined
      throw error
    })
    return (await this.#origins).has(origin)
  }

  #key = (tx: Tx) => ({ tenantId: tx.tenantId, environmentId: this.#environmentId })

  #load = (clientId: string): Promise<ClientEntry | undefined> =>
    withTenant(this.#tenantId, (tx) => findStoredClient(tx, this.#environmentId, { clientId }))
}
