import { findClient, type Place } from '#lib/db/hot/index.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { share } from '#lib/kernel/share.ts'
import type { AuthMethod, Client, GrantType, Lifetimes, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import { layersOf } from '#lib/policy/layers.ts'
import { effective, valuesOf } from '#lib/policy/merge.ts'

/** How a client presents itself to people; the protocol never reads it. */
export type Presentation = {
  name: string
  logoUri?: string | undefined
  clientUri?: string | undefined
  policyUri?: string | undefined
  tosUri?: string | undefined
}

/**
 * A client's secret. `hash`: its SHA-256, in hex: a buffer of so few bytes holds on to the 8 kB that it was cut from. `lastUsedAt`:
 * milliseconds.
 */
export type StoredSecret = { id: string; hash: string; expiresAt: Date | null; lastUsedAt: number | null }

export type ClientEntry = {
  client: Client
  presentation: Presentation
  /** How much was read, in characters of JSON. */
  size: number
}

/** Secrets stay with their client, where nobody meets them who does not ask for them; in thousands of clients a map of its own is much. */
const kept = Symbol('secrets')

type WithSecrets = Client & { [kept]: readonly StoredSecret[] }

/** The secrets of a client that was read here; none of any other. */
export const secretsOf = (client: Client): readonly StoredSecret[] => (client as Partial<WithSecrets>)[kept] ?? []

/** A client of an environment as the engine sees it, by what the world calls it, read in one statement. */
export const readStoredClient = async (place: Place, clientId: string): Promise<ClientEntry | undefined> =>
  entryFrom(place, await findClient(place, clientId))

/** A client of an environment as the engine sees it, by its row, within a transaction of its tenant. */
export async function findStoredClient(tx: Tx, environmentId: string, id: string): Promise<ClientEntry | undefined> {
  const { tenantId } = tx
  const [row] = await tx.db.$queryRaw<{ found: string | null }[]>`
    select hot_find_client(${tenantId}::uuid, ${environmentId}::uuid, null, ${id}::uuid) as found`
  return entryFrom({ tenantId, environmentId }, row?.found)
}

/** What `hot_find_client` answers. */
type Row = {
  id: string
  client_id: string
  name: string
  kind: string
  first_party: boolean
  status: string
  token_endpoint_auth_method: string
  token_endpoint_auth_signing_alg: string | null
  jwks: { keys: PublicJwk[] } | null
  redirect_uris: string[]
  post_logout_redirect_uris: string[]
  grant_types: string[]
  scopes: string[]
  require_pkce: boolean
  id_token_signed_response_alg: string
  userinfo_signed_response_alg: string | null
  access_token_lifetime_seconds: number | null
  logo_uri: string | null
  client_uri: string | null
  policy_uri: string | null
  tos_uri: string | null
  secrets: { id: string; secret_hash: string; expires_at: string | null; last_used_at: string | null }[]
  permissions: [audience: string, permission: string][]
  introspections: string[]
  /** Null for a client that has no policy of its own. */
  own: {
    kind: string
    defaults: { key: string; value: unknown }[]
    policies: { kind: string; level: string; environment_id: string | null; client_id: string | null; value: unknown }[]
  } | null
}

/** A row as the engine sees a client. Its columns carry checks, so the casts say what the database guarantees. */
function entryFrom({ environmentId }: Place, text: string | null | undefined): ClientEntry | undefined {
  if (text == null) return undefined
  const row = JSON.parse(text) as Row
  const client: WithSecrets = {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    kind: row.kind as Client['kind'],
    firstParty: row.first_party,
    status: row.status === 'active' ? 'active' : 'disabled',
    authMethod: row.token_endpoint_auth_method as AuthMethod,
    authSigningAlg: row.token_endpoint_auth_signing_alg,
    jwks: row.jwks,
    redirectUris: shareEmpty(row.redirect_uris),
    postLogoutRedirectUris: shareEmpty(row.post_logout_redirect_uris),
    // Of these there are few different ones, and thousands of clients.
    grantTypes: share(row.grant_types as GrantType[]),
    scopes: share(row.scopes),
    apis: permissionsByApi(row),
    introspects: shareEmpty(row.introspections),
    requirePkce: row.require_pkce,
    idTokenAlg: row.id_token_signed_response_alg as SigningAlg,
    userinfoAlg: row.userinfo_signed_response_alg as SigningAlg | null,
    accessTokenLifetimeSeconds: row.access_token_lifetime_seconds,
    lifetimes: ownLifetimes(environmentId, row),
    [kept]: row.secrets.map(secretOf),
  }
  return { client, presentation: presentationOf(row), size: text.length }
}

const presentationOf = (row: Row): Presentation => ({
  name: row.name,
  logoUri: row.logo_uri ?? undefined,
  clientUri: row.client_uri ?? undefined,
  policyUri: row.policy_uri ?? undefined,
  tosUri: row.tos_uri ?? undefined,
})

const secretOf = (row: Row['secrets'][number]): StoredSecret => ({
  id: row.id,
  hash: row.secret_hash,
  expiresAt: row.expires_at === null ? null : new Date(row.expires_at),
  lastUsedAt: row.last_used_at === null ? null : Date.parse(row.last_used_at),
})

/** The lifetimes of a client that has a policy of its own, and all that has a say in it. */
function ownLifetimes(environmentId: string, { id: clientId, own }: Row): Lifetimes | null {
  if (own === null) return null
  const rows = own.policies.map(({ environment_id, client_id, ...rest }) => ({
    ...rest,
    environmentId: environment_id,
    clientId: client_id,
  }))
  const layers = layersOf(own.defaults, rows, { environment: { id: environmentId, kind: own.kind }, clientId })
  return valuesOf(effective('tokens', layers('tokens')))
}

const none: readonly string[] = Object.freeze([])
const shareEmpty = (list: readonly string[]): readonly string[] => (list.length === 0 ? none : list)

function permissionsByApi({ permissions }: Row): Record<string, string[]> {
  // Without a prototype it is a table from the start: names that every tenant has others of would each make a shape of their own.
  const apis: Record<string, string[]> = Object.create(null)
  for (const [audience, permission] of permissions) {
    const list = apis[audience] ?? []
    list.push(permission)
    apis[audience] = list
  }
  // A list that grew holds room for as much again; and those who may do the same hold one.
  for (const audience in apis) apis[audience] = share(apis[audience]?.slice() ?? [])
  return apis
}
