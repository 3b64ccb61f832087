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

/** An environment as issuing sees it: what the protocol knows of it, whose people sign in to it, and what roles give. */
export type LoadedEnvironment = {
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
  /** What each role of the tenant gives. Worked out when it is first asked for: most tokens carry no roles. */
  roles(): RoleMap
  /** Whether any role gives anything at this audience: if not, nobody's roles need be read. */
  hasRolesAt(audience: string): boolean
  /** Whether any role gives anything at any. */
  hasRoles: boolean
  /** How much was read, in characters of JSON. */
  size: number
}

/** Reads an environment in one statement. Rejects when there is none. */
export async function readEnvironment(place: Place): Promise<LoadedEnvironment> {
  return loaded(place, await findEnvironment(place))
}

/** As `readEnvironment`, within a transaction of its tenant. */
export async function loadEnvironment(tx: Tx, environmentId: string): Promise<LoadedEnvironment> {
  const { tenantId } = tx
  const [row] = await tx.db.$queryRaw<{ found: string | null }[]>`
    select hot_find_environment(${tenantId}::uuid, ${environmentId}::uuid) as found`
  return loaded({ tenantId, environmentId }, row?.found)
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

function loaded({ tenantId, environmentId }: Place, text: string | null | undefined): LoadedEnvironment {
  if (text == null) throw new Error(`there is no environment ${environmentId}`)
  const row = JSON.parse(text) as EnvironmentRow
  const { tenant, issuer, kind } = row
  const policy = policyOf(row, environmentId)
  const brand = brandAmong(tenantId, brandingsOf(row), { issuer, tenantName: tenant.display_name })
  const apis = row.apis.map(apiOf)
  const audiences = audiencesOf(row, apis)
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
    roles: rolesOf(row),
    hasRolesAt: (audience) => audiences.includes(audience),
    hasRoles: audiences.length > 0,
    size: text.length,
  }
}

/**
 * Where any role gives anything. A function of its own, as all that looks at the row is: whatever stands in one scope with a closure
 * that is kept is kept with it.
 */
const audiencesOf = ({ gifts }: EnvironmentRow, apis: readonly Api[]): string[] =>
  apis.flatMap(({ identifier }) => (gifts.some(([, audience]) => audience === identifier) ? identifier : []))

function rolesOf({ roles, edges, gifts }: EnvironmentRow): () => RoleMap {
  const packed = new Packed({ roles, edges, gifts })
  let map: RoleMap | undefined
  return () => {
    if (map === undefined) {
      const row = packed.read()
      map = roleMap(row.roles, row.edges, row.gifts)
    }
    return map
  }
}

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
    permissions: row.permissions,
    tokenFormat: row.token_format === 'opaque' ? 'opaque' : 'jwt',
    tokenAlg: row.token_signing_alg === 'RS256' ? 'RS256' : 'ES256',
    tokenLifetimeSeconds: row.token_lifetime_seconds,
  }
  return row.identifier.startsWith('urn:signet:') ? share(api) : api
}
