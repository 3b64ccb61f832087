import type { Client } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Field, type Level, type PolicyKind, policies } from '#lib/policy/fields.ts'
import { canonical } from './canonical.ts'
import type { AccessDocument, ClientDocument, ConfigurationDocument, PolicySets } from './document.ts'

/** The configuration of an environment as it stands, with the rows of its clients by name. */
export type EnvironmentState = { document: ConfigurationDocument; rows: ReadonlyMap<string, Client> }

/**
 * Reads the configuration of an environment in four reads. What is built in is nobody's configuration. Refuses an
 * environment of more than a thousand clients.
 */
export async function readDocument(tx: Tx, environmentId: string): Promise<EnvironmentState> {
  const here = { tenantId: tx.tenantId, environmentId }
  const rows = await tx.db.client.findMany({
    where: { ...here, builtIn: null },
    orderBy: { id: 'asc' },
    take: bounds.promotion.objects + 1,
  })
  if (rows.length > bounds.promotion.objects)
    throw new ServiceError(
      'conflict',
      `An environment of more than ${bounds.promotion.objects} clients can’t be promoted.`,
    )
  const permissions = await tx.db.clientPermission.findMany({
    where: here,
    select: { clientId: true, permission: { select: { name: true, api: { select: { identifier: true } } } } },
  })
  const lookups = await tx.db.clientIntrospection.findMany({
    where: here,
    select: { clientId: true, api: { select: { identifier: true } } },
  })
  const sets = await tx.db.policy.findMany({ where: { ...here, level: { in: ['environment', 'client'] } } })
  const access = accessByClient(
    permissions.map(({ clientId, permission }) => ({
      clientId,
      api: permission.api.identifier,
      name: permission.name,
    })),
    lookups.map(({ clientId, api }) => ({ clientId, api: api.identifier })),
  )
  const policiesOf = (level: Level, clientId: string | null): PolicySets =>
    Object.fromEntries(
      sets
        .filter((row) => row.level === level && row.clientId === clientId && Object.hasOwn(policies, row.kind))
        .map((row) => [row.kind, knownValues(row.kind as PolicyKind, level, row.value)]),
    )
  const clients = rows.map((row) =>
    clientDocument(row, [...(access.get(row.id)?.values() ?? [])], policiesOf('client', row.id)),
  )
  const document = canonical({ version: 1, policies: policiesOf('environment', null), clients })
  return { document, rows: new Map(rows.map((row) => [row.name, row])) }
}

type Given = { clientId: string; api: string; name?: string }

function accessByClient(permissions: readonly Given[], lookups: readonly Given[]) {
  const byClient = new Map<string, Map<string, AccessDocument>>()
  const part = ({ clientId, api }: Given): AccessDocument => {
    const own = byClient.get(clientId) ?? new Map<string, AccessDocument>()
    byClient.set(clientId, own)
    const known = own.get(api) ?? { api, permissions: [], introspects: false }
    own.set(api, known)
    return known
  }
  for (const each of permissions) part(each).permissions.push(each.name ?? '')
  for (const each of lookups) part(each).introspects = true
  return byClient
}

/** Only what the level may set: a stored field beyond that is nobody's policy. */
function knownValues(kind: PolicyKind, level: Level, value: unknown): Record<string, number> {
  if (typeof value !== 'object' || value === null) return {}
  const fields: Readonly<Record<string, Field>> = policies[kind]
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === 'number' &&
        Object.hasOwn(fields, entry[0]) &&
        fields[entry[0]]?.levels.includes(level) === true,
    ),
  )
}

/** A stored client as a document says it. Its columns carry checks, so the cast says what the database guarantees. */
const clientDocument = (row: Client, apis: AccessDocument[], sets: PolicySets): ClientDocument =>
  ({
    name: row.name,
    kind: row.kind,
    status: row.status,
    firstParty: row.firstParty,
    redirectUris: row.redirectUris,
    postLogoutRedirectUris: row.postLogoutRedirectUris,
    origins: row.origins,
    authMethod: row.tokenEndpointAuthMethod,
    authSigningAlg: row.tokenEndpointAuthSigningAlg,
    jwks: row.jwks,
    grantTypes: row.grantTypes,
    scopes: row.scopes,
    requirePkce: row.requirePkce,
    idTokenAlg: row.idTokenSignedResponseAlg,
    userinfoAlg: row.userinfoSignedResponseAlg,
    accessTokenLifetimeSeconds: row.accessTokenLifetimeSeconds,
    logoUri: row.logoUri,
    clientUri: row.clientUri,
    policyUri: row.policyUri,
    tosUri: row.tosUri,
    apis,
    policies: sets,
  }) as ClientDocument
