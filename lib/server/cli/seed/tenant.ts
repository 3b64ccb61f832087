import { managementAudience, tenantPermissions } from '#lib/access/permissions.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { colourOf } from '#lib/tenancy/environment-looks.ts'
import { issuerOf } from '#lib/tenancy/environments.ts'
import { portalSecret } from '#lib/tenancy/portal-client.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'
import { Draw } from './draw.ts'
import { addSeedDataKey, addSigningKeys, type DataKey, type SeedKeys } from './keys.ts'
import { tenantName } from './names.ts'
import type { SeedOrder } from './order.ts'
import type { Rows } from './rows.ts'

/** A tenant of a seed: where the rest of it goes. `number` counts from 1; the first is the largest. */
export type SeedTenant = {
  number: number
  id: string
  slug: string
  displayName: string
  origin: string
  /** When it was made, within the year before the order's day. */
  at: Date
  people: number
  directories: { main: string; staging: string }
  environments: Record<'production' | 'staging' | 'control', string>
  draw: Draw
}

/** What there is to know of a tenant before any of it is written: drawn of the order and its number alone. */
export function planTenant(order: SeedOrder, number: number, people: number, origin: string): SeedTenant {
  const draw = new Draw(`${order.seed}:${number}`)
  const at = draw.before(order.at, 365)
  return {
    number,
    id: draw.id(at),
    ...tenantName(number),
    origin,
    at,
    people,
    directories: { main: draw.id(at), staging: draw.id(at) },
    environments: { production: draw.id(at), staging: draw.id(at), control: draw.id(at) },
    draw,
  }
}

/** Writes what `createTenant` writes, and the keys that its jobs would have published by now. */
export async function addTenant(rows: Rows, keys: SeedKeys, tenant: SeedTenant, until: Date): Promise<void> {
  const { id, at, slug, displayName, draw } = tenant
  rows.add('tenants', { id, slug, display_name: displayName, created_at: at, updated_at: at })
  const dataKey = addSeedDataKey(rows, keys, tenant, draw)
  addDirectory(rows, tenant, 'main', 'People', tenant.people)
  addDirectory(rows, tenant, 'staging', 'Test people', 0)
  const add = (kind: keyof SeedTenant['environments'], name: string) =>
    addEnvironment(rows, keys, { tenant, kind, name, dataKey, until })
  await add('production', 'Production')
  await add('control', 'Portal and management API')
  await add('staging', 'Staging')
  addManagementApi(rows, tenant)
  addPortalClient(rows, keys, tenant)
}

function addDirectory(rows: Rows, tenant: SeedTenant, slug: 'main' | 'staging', name: string, people: number): void {
  rows.add('directories', {
    tenant_id: tenant.id,
    id: tenant.directories[slug],
    slug,
    display_name: name,
    user_count: people,
    created_at: tenant.at,
  })
}

type NewEnvironment = {
  tenant: SeedTenant
  kind: keyof SeedTenant['environments']
  name: string
  dataKey: DataKey
  until: Date
}

async function addEnvironment(rows: Rows, keys: SeedKeys, wanted: NewEnvironment): Promise<void> {
  const { tenant, kind, name, dataKey, until } = wanted
  const id = tenant.environments[kind]
  rows.add('environments', {
    tenant_id: tenant.id,
    id,
    directory_id: kind === 'staging' ? tenant.directories.staging : tenant.directories.main,
    slug: kind,
    display_name: name,
    kind,
    colour: colourOf(kind),
    issuer: issuerOf({ origin: tenant.origin, tenant: tenant.slug, slug: kind }),
    created_at: tenant.at,
    updated_at: tenant.at,
  })
  const place = { tenantId: tenant.id, environmentId: id, number: tenant.number, dataKey }
  await addSigningKeys(rows, keys, place, until, tenant.draw)
}

function addManagementApi(rows: Rows, { id: tenantId, at, draw }: SeedTenant): void {
  const id = draw.id(at)
  const api = { identifier: managementAudience, name: 'Signet management', token_format: 'jwt' }
  rows.add('apis', { tenant_id: tenantId, id, ...api, created_at: at, updated_at: at })
  for (const { name, description } of tenantPermissions)
    rows.add('permissions', { tenant_id: tenantId, id: draw.id(at), api_id: id, name, description, created_at: at })
}

function addPortalClient(rows: Rows, { master }: SeedKeys, tenant: SeedTenant): void {
  const { id: tenantId, at, slug, draw } = tenant
  const environmentId = tenant.environments.control
  const id = draw.id(at)
  const home = `${tenant.origin}${portalPath(slug)}`
  rows.add('clients', {
    tenant_id: tenantId,
    environment_id: environmentId,
    id,
    client_id: draw.name(),
    name: 'Signet portal',
    name_key: 'signet portal',
    kind: 'web',
    first_party: true,
    built_in: 'portal',
    token_endpoint_auth_method: 'client_secret_basic',
    redirect_uris: [`${home}/auth/callback/signet-${slug}`],
    post_logout_redirect_uris: [home, `${home}/signed-out`],
    grant_types: ['authorization_code'],
    scopes: ['openid', 'profile', 'email'],
    created_at: at,
    updated_at: at,
  })
  rows.add('client_secrets', {
    tenant_id: tenantId,
    environment_id: environmentId,
    id: draw.id(at),
    client_id: id,
    secret_hash: sha256(portalSecret(tenantId, master)),
    hint: 'derived',
    created_at: at,
  })
}
