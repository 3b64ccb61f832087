import type { Brand } from '#lib/branding/brand.ts'
import { brandAmong, type PublishedBranding } from '#lib/branding/load.ts'
import { findEnvironment, type Place } from '#lib/db/hot/index.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { reachableAcr } from '#lib/identity/assurance/assurance-of.ts'
import { type SignUpRules, signUpRules } from '#lib/identity/sign-up/rules.ts'
import { Packed } from '#lib/kernel/packed.ts'
import { share } from '#lib/kernel/share.ts'
import { languages } from '#lib/language/languages.ts'
import type { Api, Environment } from '#lib/oidc/model.ts'
import type { PolicyKind, Values } from '#lib/policy/fields.ts'
import { layersOf } from '#lib/policy/layers.ts'
import { effective, valuesOf } from '#lib/policy/merge.ts'
import type { EnvironmentRow } from './environment-row.ts'
import { type RoleMap, roleMap } from './role-map.ts'

type Known = {
  version: bigint
  environment: Environment
  /** `displayName` is what its pages call it; `defaultLanguage` is null where the tenant set none. */
  tenant: { id: string; displayName: string; defaultLanguage: string | null }
  /** How its pages look; undefined: as ours do. */
  brand: Brand | undefined
  directoryId: string
  kind: string
  sessionIdleSeconds: number
  /** Who may make themselves an account here. */
  signUp: SignUpRules
  /** How much was read, in characters of JSON. */
  size: number
}

/** What was read of an environment, to be made a `LoadedEnvironment`. */
export type Read = Known & { given: Packed<Pick<EnvironmentRow, 'roles' | 'edges' | 'gifts'>>; audiences: string[] }

/**
 * An environment as issuing sees it: what the protocol knows of it, whose people sign in to it, and what roles give. A class, for
 * there are thousands of them: what they do is held once.
 */
export class LoadedEnvironment implements Known {
  readonly version: bigint
  readonly environment: Environment
  readonly tenant: Known['tenant']
  readonly brand: Brand | undefined
  readonly directoryId: string
  readonly kind: string
  readonly sessionIdleSeconds: number
  readonly signUp: SignUpRules
  readonly size: number
  /** As they were read, until they are first asked for. */
  #given: Read['given'] | undefined
  readonly #audiences: readonly string[]
  #roles: RoleMap | undefined

  constructor(read: Read) {
    this.version = read.version
    this.environment = read.environment
    this.tenant = read.tenant
    this.brand = read.brand
    this.directoryId = read.directoryId
    this.kind = read.kind
    this.sessionIdleSeconds = read.sessionIdleSeconds
    this.signUp = read.signUp
    this.size = read.size
    this.#given = read.given
    this.#audiences = read.audiences
  }

  /** What each role of the tenant gives. Worked out when it is first asked for: most tokens carry no roles. */
  roles(): RoleMap {
    if (this.#roles !== undefined) return this.#roles
    const { roles, edges, gifts } = this.#given?.read() ?? { roles: [], edges: [], gifts: [] }
    this.#roles = roleMap(roles, edges, gifts)
    this.#given = undefined
    return this.#roles
  }

  /** Whether any role gives anything at any audience. */
  get hasRoles(): boolean {
    return this.#audiences.length > 0
  }

  /** Whether any role gives anything at this audience: if not, nobody's roles need be read. */
  hasRolesAt(audience: string): boolean {
    return this.#audiences.includes(audience)
  }
}

/** Reads an environment in one statement. Rejects when there is none. */
export async function readEnvironment(place: Place): Promise<Read> {
  return readFrom(place, await findEnvironment(place))
}

/** As `readEnvironment`, within a transaction of its tenant. */
export async function loadEnvironment(tx: Tx, environmentId: string): Promise<LoadedEnvironment> {
  const { tenantId } = tx
  const [row] = await tx.db.$queryRaw<{ found: string | null }[]>`
    select hot_find_environment(${tenantId}::uuid, ${environmentId}::uuid) as found`
  return new LoadedEnvironment(readFrom({ tenantId, environmentId }, row?.found))
}

/** Public keys are packed. A class, for a getter of an object's own would give each environment a shape of its own. */
class KeptEnvironment implements Environment {
  readonly id: string
  readonly slug: string
  readonly status: Environment['status']
  readonly issuer: string
  readonly tenant: Environment['tenant']
  readonly apis: Environment['apis']
  readonly acrValues: Environment['acrValues']
  readonly uiLocales: Environment['uiLocales']
  readonly lifetimes: Environment['lifetimes']
  readonly #keys: Packed<Environment['keys']>

  constructor(known: Omit<Environment, 'keys'>, keys: Environment['keys']) {
    this.id = known.id
    this.slug = known.slug
    this.status = known.status
    this.issuer = known.issuer
    this.tenant = known.tenant
    this.apis = known.apis
    this.acrValues = known.acrValues
    this.uiLocales = known.uiLocales
    this.lifetimes = known.lifetimes
    this.#keys = new Packed(keys)
  }

  get keys(): Environment['keys'] {
    return this.#keys.read()
  }
}

function readFrom({ tenantId, environmentId }: Place, text: string | null | undefined): Read {
  if (text == null) throw new Error(`there is no environment ${environmentId}`)
  const row = JSON.parse(text) as EnvironmentRow
  const { tenant, issuer, kind } = row
  const policy = policyOf(row, environmentId)
  const brand = brandAmong(tenantId, brandingsOf(row), { issuer, tenantName: tenant.display_name })
  const apis = row.apis.map(apiOf)
  return {
    version: BigInt(row.version),
    environment: new KeptEnvironment(
      {
        id: environmentId,
        slug: row.slug,
        status: row.status === 'active' && tenant.status === 'active' ? 'active' : 'suspended',
        issuer,
        tenant: { id: tenantId, slug: tenant.slug },
        apis,
        acrValues: reachableAcr,
        uiLocales: languages,
        lifetimes: share(policy('tokens')),
      },
      row.keys,
    ),
    tenant: { id: tenantId, displayName: brand?.name ?? tenant.display_name, defaultLanguage: tenant.default_language },
    brand,
    directoryId: row.directory_id,
    kind,
    sessionIdleSeconds: policy('session').idleSeconds,
    signUp: share(signUpRules(policy('sign_up').mode, row.sign_up_domains)),
    given: new Packed({ roles: row.roles, edges: row.edges, gifts: row.gifts }),
    audiences: audiencesOf(row, apis),
    size: text.length,
  }
}

/** Where any role gives anything. */
const audiencesOf = ({ gifts }: EnvironmentRow, apis: readonly Api[]): string[] =>
  apis
    .map(({ identifier }) => identifier)
    .filter((at) => gifts.some(([, audience]) => audience === at))
    .slice()

function policyOf(row: EnvironmentRow, id: string): <K extends PolicyKind>(kind: K) => Values<K> {
  const rows = row.policies.map(({ environment_id: environmentId, ...rest }) => ({ ...rest, environmentId }))
  const layers = layersOf(row.defaults, rows, { environment: { id, kind: row.kind } })
  return (kind) => valuesOf(effective(kind, layers(kind)))
}

const brandingsOf = ({ brandings }: EnvironmentRow): PublishedBranding[] =>
  brandings.map(({ environment_id: environmentId, ...rest }) => ({ ...rest, environmentId }))

/** The API that administers a tenant is the same in all of them. */
const apiOf = (row: EnvironmentRow['apis'][number]): Api => {
  const api: Api = {
    identifier: row.identifier,
    permissions: share(row.permissions),
    tokenFormat: row.token_format === 'opaque' ? 'opaque' : 'jwt',
    tokenAlg: row.token_signing_alg === 'RS256' ? 'RS256' : 'ES256',
    tokenLifetimeSeconds: row.token_lifetime_seconds,
  }
  return row.identifier.startsWith('urn:signet:') ? share(api) : api
}
