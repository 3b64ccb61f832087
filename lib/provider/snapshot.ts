import { type Presentation, type StoredSecret, secretsOf } from '#lib/clients/stored.ts'
import type { Place, VersionedPlace } from '#lib/db/hot/index.ts'
import type { ResolvedEnvironment } from '#lib/db/resolve-environment.ts'
import { LoadedEnvironment, type Read, readEnvironment } from '#lib/issuance/environment.ts'
import { readSigningKey, type SigningKey } from '#lib/keys/signing.ts'
import type { Client, PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import { accountClientId } from './account/request.ts'
import { ClientShelf } from './client-shelf.ts'

/** What is known of one environment at one version. Clients are read when they are asked for and stay with it. */
export type Snapshot = LoadedEnvironment & {
  /** Published keys, as the verifier takes them: the same array each time. */
  verificationKeys(): readonly PublicJwk[]
  signingKey(alg: SigningAlg): Promise<SigningKey>
  client(clientId: string): Promise<Client | undefined>
  secretsOf(client: Client): readonly StoredSecret[]
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
  return new KnownEnvironment(await readEnvironment({ tenantId, environmentId }))
}

class KnownEnvironment extends LoadedEnvironment implements Snapshot {
  readonly #shelf: ClientShelf
  #published: readonly PublicJwk[] | undefined
  /** Promises only while they are read. */
  #es256: SigningKey | Promise<SigningKey> | undefined
  #rs256: SigningKey | Promise<SigningKey> | undefined

  constructor(read: Read) {
    super(read)
    this.#shelf = new ClientShelf(this.#at)
  }

  get #at(): Place {
    return { tenantId: this.tenant.id, environmentId: this.environment.id }
  }

  verificationKeys(): readonly PublicJwk[] {
    this.#published ??= this.environment.keys.map(({ kid, alg, jwk }) => ({ ...jwk, kid, alg, use: 'sig' }))
    return this.#published
  }

  async signingKey(alg: SigningAlg): Promise<SigningKey> {
    const known = alg === 'ES256' ? this.#es256 : this.#rs256
    if (known !== undefined) return known
    const opening = openKey(this.#at, alg).then(
      (key) => this.#keep(alg, key),
      (error: unknown) => {
        this.#keep(alg, undefined) // a failure is not kept
        throw error
      },
    )
    return this.#keep(alg, opening)
  }

  #keep<Kept extends SigningKey | Promise<SigningKey> | undefined>(alg: SigningAlg, key: Kept): Kept {
    if (alg === 'ES256') this.#es256 = key
    else this.#rs256 = key
    return key
  }

  async client(clientId: string): Promise<Client | undefined> {
    return (await this.#shelf.find(clientId))?.client
  }

  secretsOf(client: Client): readonly StoredSecret[] {
    return secretsOf(client)
  }

  async presentation(clientId: string): Promise<Presentation | undefined> {
    return clientId === accountClientId ? ownPresentation(this) : (await this.#shelf.find(clientId))?.presentation
  }

  hasOrigin(origin: string): Promise<boolean> {
    return this.#shelf.hasOrigin(origin)
  }

  weight(): number {
    return this.size + this.#shelf.size
  }
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
