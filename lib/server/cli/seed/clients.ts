import { hashToken } from '#lib/kernel/tokens.ts'
import type { SeedAccess } from './access.ts'
import { type SeedKeys, seedSecret } from './keys.ts'
import type { Rows } from './rows.ts'
import type { SeedTenant } from './tenant.ts'

/** A client with which one may ask for tokens. */
export type SeedClient = { id: string; clientId: string; secret: string; redirectUri: string | null }

const everyScope = ['openid', 'profile', 'email', 'offline_access']

/** Apps beside the first one: the more people, the more. */
const moreApps = (people: number): number => Math.min(300, Math.floor(people / 200))

/** Writes the clients of a tenant: a web app and a service in production, an app in staging, and more apps where it is large. */
export function addClients(rows: Rows, keys: SeedKeys, tenant: SeedTenant, access: SeedAccess) {
  const { production, staging } = tenant.environments
  const web = addWeb(rows, keys, tenant, access, production, 'Web shop')
  const service = add(rows, keys, tenant, access, {
    environment_id: production,
    name: 'Nightly export',
    kind: 'm2m',
    redirect_uris: [],
    post_logout_redirect_uris: [],
    grant_types: ['client_credentials'],
    scopes: [],
  })
  addWeb(rows, keys, tenant, access, staging, 'Web shop')
  const more = moreApps(tenant.people)
  for (let n = 1; n <= more; n += 1) addWeb(rows, keys, tenant, access, production, `Web app ${n}`)
  return { web, service, count: 3 + more }
}

const addWeb = (
  rows: Rows,
  keys: SeedKeys,
  tenant: SeedTenant,
  access: SeedAccess,
  environment: string,
  name: string,
): SeedClient => {
  const home = `https://${name.toLowerCase().replaceAll(' ', '-')}.${tenant.slug}.example`
  return add(rows, keys, tenant, access, {
    environment_id: environment,
    name,
    kind: 'web',
    redirect_uris: [`${home}/callback`],
    post_logout_redirect_uris: [`${home}/signed-out`],
    grant_types: ['authorization_code', 'refresh_token'],
    scopes: everyScope,
  })
}

type Wanted = {
  environment_id: string
  name: string
  kind: 'web' | 'm2m'
  redirect_uris: readonly string[]
  post_logout_redirect_uris: readonly string[]
  grant_types: readonly string[]
  scopes: readonly string[]
}

function add(rows: Rows, keys: SeedKeys, tenant: SeedTenant, access: SeedAccess, wanted: Wanted): SeedClient {
  const { id: tenantId, at, draw } = tenant
  const [id, clientId] = [draw.id(at), draw.name()]
  const place = { tenant_id: tenantId, environment_id: wanted.environment_id }
  rows.add('clients', {
    ...place,
    ...wanted,
    id,
    client_id: clientId,
    name_key: wanted.name.toLowerCase(),
    first_party: true,
    built_in: null,
    token_endpoint_auth_method: 'client_secret_basic',
    created_at: at,
    updated_at: at,
  })
  const secret = seedSecret(keys, id)
  const secretHash = hashToken('client_secret', secret)
  if (secretHash === undefined) throw new Error('a derived secret has no hash')
  rows.add('client_secrets', {
    ...place,
    id: draw.id(at),
    client_id: id,
    secret_hash: secretHash,
    hint: secret.slice(-4),
    created_at: at,
  })
  for (const permission of access.permissions)
    rows.add('client_permissions', { ...place, client_id: id, permission_id: permission, created_at: at })
  return { id, clientId, secret, redirectUri: wanted.redirect_uris[0] ?? null }
}
