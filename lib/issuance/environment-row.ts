import type { PublicKey } from '#lib/oidc/model.ts'
import type { Edge, Gift, RoleRow } from './role-map.ts'

/** What `hot_find_environment` answers. Columns carry checks, so the types say what the database guarantees. */
export type EnvironmentRow = {
  version: string
  slug: string
  status: string
  issuer: string
  kind: string
  directory_id: string
  sign_up_domains: string[]
  tenant: { slug: string; status: string; display_name: string; default_language: string | null }
  apis: {
    identifier: string
    token_format: string
    token_signing_alg: string
    token_lifetime_seconds: number
    permissions: string[]
  }[]
  keys: PublicKey[]
  /** Those that have something published, of the tenant and of the environment. */
  brandings: { id: string; environment_id: string | null; published: number; value: unknown }[]
  defaults: { key: string; value: unknown }[]
  policies: { kind: string; level: string; environment_id: string | null; value: unknown }[]
  roles: RoleRow[]
  edges: Edge[]
  gifts: Gift[]
}
