import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { AuthMethod, Client, GrantType, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'

/** How a client presents itself to people; the protocol never reads it. */
export type Presentation = {
  name: string
  logoUri?: string | undefined
  clientUri?: string | undefined
  policyUri?: string | undefined
  tosUri?: string | undefined
}

export type StoredSecret = { id: string; hash: Buffer; expiresAt: Date | null; lastUsedAt: Date | null }

export type ClientEntry = { client: Client; presentation: Presentation; secrets: readonly StoredSecret[] }

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

  /** One statement after the other: a transaction has one connection. */
  #load(clientId: string): Promise<ClientEntry | undefined> {
    return withTenant(this.#tenantId, async (tx) => {
      const row = await tx.db.client.findFirst({ where: { ...this.#key(tx), clientId } })
      if (row === null) return undefined
      const where = { ...this.#key(tx), clientId: row.id }
      const secrets = await tx.db.clientSecret.findMany({ where })
      const permissions = await tx.db.clientPermission.findMany({
        where,
        include: { permission: { include: { api: true } } },
      })
      const introspections = await tx.db.clientIntrospection.findMany({ where, include: { api: true } })
      return entryOf({ ...row, secrets, permissions, introspections })
    })
  }
}

type Row = {
  id: string
  clientId: string
  name: string
  kind: string
  firstParty: boolean
  status: string
  tokenEndpointAuthMethod: string
  tokenEndpointAuthSigningAlg: string | null
  jwks: unknown
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  grantTypes: string[]
  scopes: string[]
  requirePkce: boolean
  idTokenSignedResponseAlg: string
  userinfoSignedResponseAlg: string | null
  accessTokenLifetimeSeconds: number | null
  logoUri: string | null
  clientUri: string | null
  policyUri: string | null
  tosUri: string | null
  secrets: { id: string; secretHash: Uint8Array; expiresAt: Date | null; lastUsedAt: Date | null }[]
  permissions: { permission: { name: string; api: { identifier: string } } }[]
  introspections: { api: { identifier: string } }[]
}

/** A row as the engine sees a client. Its columns carry checks, so the casts say what the database guarantees. */
function entryOf(row: Row): ClientEntry {
  const client: Client = {
    id: row.id,
    clientId: row.clientId,
    name: row.name,
    kind: row.kind as Client['kind'],
    firstParty: row.firstParty,
    status: row.status === 'active' ? 'active' : 'disabled',
    authMethod: row.tokenEndpointAuthMethod as AuthMethod,
    authSigningAlg: row.tokenEndpointAuthSigningAlg,
    jwks: row.jwks as { keys: PublicJwk[] } | null,
    redirectUris: row.redirectUris,
    postLogoutRedirectUris: row.postLogoutRedirectUris,
    grantTypes: row.grantTypes as GrantType[],
    scopes: row.scopes,
    apis: permissionsByApi(row),
    introspects: row.introspections.map(({ api }) => api.identifier),
    requirePkce: row.requirePkce,
    idTokenAlg: row.idTokenSignedResponseAlg as SigningAlg,
    userinfoAlg: row.userinfoSignedResponseAlg as SigningAlg | null,
    accessTokenLifetimeSeconds: row.accessTokenLifetimeSeconds,
  }
  const { name, logoUri, clientUri, policyUri, tosUri } = row
  const presentation = {
    name,
    logoUri: logoUri ?? undefined,
    clientUri: clientUri ?? undefined,
    policyUri: policyUri ?? undefined,
    tosUri: tosUri ?? undefined,
  }
  const secrets = row.secrets.map(({ id, secretHash, expiresAt, lastUsedAt }) => ({
    id,
    hash: Buffer.from(secretHash),
    expiresAt,
    lastUsedAt,
  }))
  return { client, presentation, secrets }
}

function permissionsByApi({ permissions }: Row): Record<string, string[]> {
  const apis: Record<string, string[]> = {}
  for (const { permission } of permissions) {
    const audience = permission.api.identifier
    apis[audience] = [...(apis[audience] ?? []), permission.name]
  }
  return apis
}
