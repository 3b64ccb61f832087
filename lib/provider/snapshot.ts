import type { VersionedPlace } from '#lib/db/hot/index.ts'
import type { ResolvedEnvironment } from '#lib/db/resolve-environment.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { reachableAcr } from '#lib/identity/assurance.ts'
import { loadRoleMap, type RoleMap } from '#lib/issuance/role-map.ts'
import { loadPrivate, loadPublic } from '#lib/keys/signing.ts'
import type { Api, Client, Environment, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { type ClientEntry, ClientShelf, type Presentation } from './client-shelf.ts'
import type { PrivateKey } from './ports/signer.ts'

/** What is known of one environment at one version. Clients are read when they are asked for and stay with it. */
export type Snapshot = {
  version: bigint
  environment: Environment
  tenant: { id: string; displayName: string }
  directoryId: string
  kind: string
  sessionIdleSeconds: number
  /** What each role of the tenant gives. */
  roles: RoleMap
  /** Whether any role gives anything at this audience: if not, nobody's roles need be read. */
  hasRolesAt(audience: string): boolean
  /** Published keys, as the verifier takes them. */
  verificationKeys: readonly PublicJwk[]
  signingKey(alg: SigningAlg): Promise<PrivateKey>
  client(clientId: string): Promise<Client | undefined>
  secretsOf(client: Client): ClientEntry['secrets']
  presentation(clientId: string): Promise<Presentation | undefined>
  hasOrigin(origin: string): Promise<boolean>
}

/** Where hot statements work, and the version they check. */
export const placeOf = ({ tenant, environment, version }: Snapshot): VersionedPlace => ({
  tenantId: tenant.id,
  environmentId: environment.id,
  version,
})

/** Reads an environment in one transaction of its tenant. Private keys are opened when the first token is signed. */
export async function loadSnapshot(resolved: ResolvedEnvironment): Promise<Snapshot> {
  const { tenantId, environmentId } = resolved
  const read = await withTenant(tenantId, async (tx) => {
    const row = await tx.db.environment.findFirstOrThrow({ where: { tenantId, id: environmentId } })
    const tenant = await tx.db.tenant.findFirstOrThrow({ where: { id: tenantId } })
    const apis = await tx.db.api.findMany({ where: { tenantId }, include: { permissions: true } })
    const keys = await loadPublic(tx, environmentId)
    const { tokens: lifetimes, session } = await loadPolicyValues(tx, {
      environment: { id: environmentId, kind: row.kind },
    })
    const roles = await loadRoleMap(tx)
    return { row, tenant, apis, keys, lifetimes, session, roles }
  })
  const { row, tenant, keys, lifetimes } = read
  const isActive = row.status === 'active' && tenant.status === 'active'
  const environment: Environment = {
    id: environmentId,
    slug: row.slug,
    status: isActive ? 'active' : 'suspended',
    issuer: row.issuer,
    tenant: { id: tenantId, slug: tenant.slug },
    keys,
    apis: read.apis.map(apiOf),
    acrValues: reachableAcr,
    uiLocales: ['en'],
    lifetimes,
  }
  const audiences = new Set([...read.roles.values()].flatMap((gifts) => [...gifts.keys()]))
  const shelf = new ClientShelf(tenantId, environmentId)
  const privateKeys = once(() => withTenant(tenantId, (tx) => loadPrivate(tx, environmentId)))
  return {
    version: row.version,
    environment,
    tenant: { id: tenantId, displayName: tenant.displayName },
    directoryId: row.directoryId,
    kind: row.kind,
    sessionIdleSeconds: read.session.idleSeconds,
    roles: read.roles,
    hasRolesAt: (audience) => audiences.has(audience),
    verificationKeys: keys.map(({ kid, alg, jwk }) => ({ ...jwk, kid, alg, use: 'sig' })),
    async signingKey(alg) {
      const key = (await privateKeys()).find((candidate) => candidate.alg === alg)
      if (key === undefined) throw new Error(`environment ${environmentId} has no current key for ${alg}`)
      return key
    },
    client: async (clientId) => (await shelf.find(clientId))?.client,
    secretsOf: (client) => shelf.secretsOf(client),
    presentation: async (clientId) => (await shelf.find(clientId))?.presentation,
    hasOrigin: (origin) => shelf.hasOrigin(origin),
  }
}

type ApiRow = {
  identifier: string
  tokenFormat: string
  tokenLifetimeSeconds: number
  permissions: readonly { name: string }[]
}

const apiOf = (row: ApiRow): Api => ({
  identifier: row.identifier,
  permissions: row.permissions.map(({ name }) => name),
  tokenFormat: row.tokenFormat === 'opaque' ? 'opaque' : 'jwt',
  tokenLifetimeSeconds: row.tokenLifetimeSeconds,
})

/** Runs `make` at the first call; a failure is not kept. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
