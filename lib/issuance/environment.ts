import type { Brand } from '#lib/branding/brand.ts'
import { loadBrand } from '#lib/branding/load.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { reachableAcr } from '#lib/identity/assurance/assurance-of.ts'
import { type SignUpRules, signUpRules } from '#lib/identity/sign-up/rules.ts'
import { loadPublic } from '#lib/keys/signing.ts'
import { languages } from '#lib/language/languages.ts'
import type { Api, Environment } from '#lib/oidc/model.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { loadRoleMap, type RoleMap } from './role-map.ts'

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
  /** What each role of the tenant gives. */
  roles: RoleMap
  /** Whether any role gives anything at this audience: if not, nobody's roles need be read. */
  hasRolesAt(audience: string): boolean
}

/** Reads an environment of the transaction's tenant. Rejects when there is none. */
export async function loadEnvironment(tx: Tx, environmentId: string): Promise<LoadedEnvironment> {
  const { tenantId } = tx
  const row = await tx.db.environment.findFirstOrThrow({ where: { tenantId, id: environmentId } })
  const tenant = await tx.db.tenant.findFirstOrThrow({ where: { id: tenantId } })
  const apis = await tx.db.api.findMany({ where: { tenantId }, include: { permissions: { orderBy: { name: 'asc' } } } })
  const keys = await loadPublic(tx, environmentId)
  const brand = await loadBrand(tx, environmentId, { issuer: row.issuer, tenantName: tenant.displayName })
  const {
    tokens: lifetimes,
    session,
    sign_up,
  } = await loadPolicyValues(tx, {
    environment: { id: environmentId, kind: row.kind },
  })
  const roles = await loadRoleMap(tx)
  const audiences = new Set([...roles.values()].flatMap((gifts) => [...gifts.keys()]))
  return {
    version: row.version,
    environment: {
      id: environmentId,
      slug: row.slug,
      status: row.status === 'active' && tenant.status === 'active' ? 'active' : 'suspended',
      issuer: row.issuer,
      tenant: { id: tenantId, slug: tenant.slug },
      keys,
      apis: apis.map(apiOf),
      acrValues: reachableAcr,
      uiLocales: languages,
      lifetimes,
    },
    tenant: { id: tenantId, displayName: brand?.name ?? tenant.displayName, defaultLanguage: tenant.defaultLanguage },
    brand,
    directoryId: row.directoryId,
    kind: row.kind,
    sessionIdleSeconds: session.idleSeconds,
    signUp: signUpRules(sign_up.mode, row.signUpDomains),
    roles,
    hasRolesAt: (audience) => audiences.has(audience),
  }
}

type ApiRow = {
  identifier: string
  tokenFormat: string
  tokenSigningAlg: string
  tokenLifetimeSeconds: number
  permissions: readonly { name: string }[]
}

const apiOf = (row: ApiRow): Api => ({
  identifier: row.identifier,
  permissions: row.permissions.map(({ name }) => name),
  tokenFormat: row.tokenFormat === 'opaque' ? 'opaque' : 'jwt',
  tokenAlg: row.tokenSigningAlg === 'RS256' ? 'RS256' : 'ES256',
  tokenLifetimeSeconds: row.tokenLifetimeSeconds,
})
