import type { ClientEntry, Presentation } from '#lib/clients/stored.ts'
import type { Place, VersionedPlace } from '#lib/db/hot/index.ts'
import type { ResolvedEnvironment } from '#lib/db/resolve-environment.ts'
import { type LoadedEnvironment, readEnvironment } from '#lib/issuance/environment.ts'
import { readSigningKey, type SigningKey } from '#lib/keys/signing.ts'
import type { Client, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import { accountClientId } from './account/request.ts'
import { ClientShelf, secretsOf } from './client-shelf.ts'

/** What is known of one environment at one version. Clients are read when they are asked for and stay with it. */
export type Snapshot = LoadedEnvironment & {
  /** Published keys, as the verifier takes them: the same array each time. */
  verificationKeys(): readonly PublicJwk[]
  signingKey(alg: SigningAlg): Promise<SigningKey>
  client(clientId: string): Promise<Client | undefined>
  secretsOf(client: Client): ClientEntry['secrets']
  presentation(clientId: string): Promise<Presentation | undefined>
  hasOrigin(origin: string): Promise<boolean>
  /** How much it was made of until now, its clients included, in characters of JSON. */
  weight(): number
}

/** Where hot statements work, and the version they check. */
export const placeOf = ({ tenant, environment, version }: Snapshot): VersionedPlace => ({
  tenantId: tenant.id,
  environmentId: environment.id,
  version,
})

/** Reads an environment in one statement. A private key is read and opened when it is first to sign. */
export async function loadSnapshot({ tenantId, environmentId }: ResolvedEnvironment): Promise<Snapshot> {
  const at = { tenantId, environmentId }
  const loaded = await readEnvironment(at)
  const shelf = new ClientShelf(at)
  const keys: { [Alg in SigningAlg]?: Promise<SigningKey> | undefined } = {}
  let published: readonly PublicJwk[] | undefined
  const own: Omit<Snapshot, keyof LoadedEnvironment> = {
    verificationKeys() {
      published ??= loaded.environment.keys.map(({ kid, alg, jwk }) => ({ ...jwk, kid, alg, use: 'sig' }))
      return published
    },
    signingKey(alg) {
      const known = keys[alg]
      if (known !== undefined) return known
      const opening = openKey(at, alg)
      keys[alg] = opening
      opening.catch(() => {
        keys[alg] = undefined // a failure is not kept
      })
      return opening
    },
    client: async (clientId) => (await shelf.find(clientId))?.client,
    secretsOf,
    presentation: async (clientId) =>
      clientId === accountClientId ? ownPresentation(loaded) : (await shelf.find(clientId))?.presentation,
    hasOrigin: (origin) => shelf.hasOrigin(origin),
    weight: () => loaded.size + shelf.size,
  }
  return Object.assign(loaded, own) // not a second one of all that was loaded: there are thousands of them
}

async function openKey(at: Place, alg: SigningAlg): Promise<SigningKey> {
  const key = await readSigningKey(at, alg)
  if (key === undefined) throw new Error(`environment ${at.environmentId} has no current key for ${alg}`)
  return key
}

/** Where the way leads to one's own account, the tenant itself is what people are on the way to. */
const ownPresentation = ({ tenant, environment }: LoadedEnvironment): Presentation => ({
  name: tenant.displayName,
  clientUri: `${environment.issuer}/account`,
})
