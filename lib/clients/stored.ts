import type { Tx } from '#lib/db/with-tenant.ts'
import type { AuthMethod, Client, GrantType, Lifetimes, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'

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

/**
 * A client of an environment as the engine sees it, by what the world calls it or by its row. One statement after the
 * other: a transaction has one connection.
 */
export async function findStoredClient(
  tx: Tx,
  environmentId: string,
  by: { clientId: string } | { id: string },
): Promise<ClientEntry | undefined> {
  const key = { tenantId: tx.tenantId, environmentId }
  const row = await tx.db.client.findFirst({ where: { ...key, ...by } })
  if (row === null) return undefined
  const where = { ...key, clientId: row.id }
  const secrets = await tx.db.clientSecret.findMany({ where })
  const permissions = await tx.db.clientPermission.findMany({
    where,
    include: { permission: { include: { api: true } } },
    // A token says its scopes in this order, whoever reads the client and when.
    orderBy: { permission: { name: 'asc' } },
  })
  const introspections = await tx.db.clientIntrospection.findMany({ where, include: { api: true } })
  const lifetimes = await ownLifetimes(tx, environmentId, row.id)
  return entryOf({ ...row, secrets, permissions, introspections, lifetimes })
}

/** The lifetimes of a client that has a policy of its own: hardly any has, so the rest is read then only. */
async function ownLifetimes(tx: Tx, environmentId: string, clientId: string): Promise<Lifetimes | null> {
  const place = { tenantId: tx.tenantId, kind: 'tokens', level: 'client', environmentId, clientId }
  if ((await tx.db.policy.count({ where: place })) === 0) return null
  const environment = await tx.db.environment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: tx.tenantId, id: environmentId } },
    select: { id: true, kind: true },
  })
  return (await loadPolicyValues(tx, { environment, clientId })).tokens
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
  lifetimes: Lifetimes | null
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
    lifetimes: row.lifetimes,
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
