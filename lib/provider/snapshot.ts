import type { ClientEntry, Presentation } from '#lib/clients/stored.ts'
import type { VersionedPlace } from '#lib/db/hot/index.ts'
import type { ResolvedEnvironment } from '#lib/db/resolve-environment.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { type LoadedEnvironment, loadEnvironment } from '#lib/issuance/environment.ts'
import { loadPrivate, type SigningKey } from '#lib/keys/signing.ts'
import type { Client, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import { accountClientId } from './account/request.ts'
import { ClientShelf } from './client-shelf.ts'

/** What is known of one environment at one version. Clients are read when they are asked for and stay with it. */
export type Snapshot = LoadedEnvironment & {
  /** Published keys, as the verifier takes them. */
  verificationKeys: readonly PublicJwk[]
  signingKey(alg: SigningAlg): Promise<SigningKey>
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
export async function loadSnapshot({ tenantId, environmentId }: ResolvedEnvironment): Promise<Snapshot> {
  const loaded = await withTenant(tenantId, (tx) => loadEnvironment(tx, environmentId))
  const shelf = new ClientShelf(tenantId, environmentId)
  const privateKeys = once(() => withTenant(tenantId, (tx) => loadPrivate(tx, environmentId)))
  return {
    ...loaded,
    verificationKeys: loaded.environment.keys.map(({ kid, alg, jwk }) => ({ ...jwk, kid, alg, use: 'sig' })),
    async signingKey(alg) {
      const key = (await privateKeys()).find((candidate) => candidate.alg === alg)
      if (key === undefined) throw new Error(`environment ${environmentId} has no current key for ${alg}`)
      return key
    },
    client: async (clientId) => (await shelf.find(clientId))?.client,
    secretsOf: (client) => shelf.secretsOf(client),
    presentation: async (clientId) =>
      clientId === accountClientId ? ownPresentation(loaded) : (await shelf.find(clientId))?.presentation,
    hasOrigin: (origin) => shelf.hasOrigin(origin),
  }
}

/** Where the way leads to one's own account, the tenant itself is what people are on the way to. */
const ownPresentation = ({ tenant, environment }: LoadedEnvironment): Presentation => ({
  name: tenant.displayName,
  clientUri: `${environment.issuer}/account`,
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
