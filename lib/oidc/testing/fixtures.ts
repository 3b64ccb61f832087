import type { Client, PublicKey } from '../model.ts'
import type { Store, StoredUser } from './store.ts'

export const invoices = 'https://api.example.test/invoices'
export const reports = 'https://api.example.test/reports'
export const payroll = 'https://api.example.test/payroll'

const everyScope = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access']

/** A third-party web app with everything; other clients differ from it by what they say. */
export const clientWith = (clientId: string, changes: Partial<Client> = {}): Client => ({
  id: `row-${clientId}`,
  clientId,
  name: clientId,
  kind: 'web',
  firstParty: false,
  status: 'active',
  authMethod: 'client_secret_basic',
  authSigningAlg: null,
  jwks: null,
  redirectUris: [`https://${clientId}.test/cb`],
  postLogoutRedirectUris: [`https://${clientId}.test/bye`],
  grantTypes: ['authorization_code', 'refresh_token'],
  scopes: everyScope,
  apis: { [invoices]: ['invoices:read', 'invoices:write'], [reports]: ['reports:read'] },
  introspects: [],
  requirePkce: true,
  idTokenAlg: 'RS256',
  userinfoAlg: null,
  accessTokenLifetimeSeconds: null,
  lifetimes: null,
  ...changes,
})

/** One of each kind; the secret of a confidential client is `secret-of-<client_id>`. */
export const clients = (): Client[] => [
  clientWith('web'),
  clientWith('other'),
  clientWith('own', { firstParty: true }),
  clientWith('posting', { authMethod: 'client_secret_post' }),
  clientWith('legacy', { requirePkce: false }),
  clientWith('es256', { idTokenAlg: 'ES256', userinfoAlg: 'ES256' }),
  clientWith('spa', { kind: 'spa', authMethod: 'none' }),
  clientWith('native', {
    kind: 'native',
    authMethod: 'none',
    redirectUris: ['http://127.0.0.1/cb', 'http://[::1]:8000/cb', 'com.example.app:/cb'],
  }),
  clientWith('loopback-web', { redirectUris: ['http://127.0.0.1/cb'] }),
  clientWith('assertive', { authMethod: 'private_key_jwt', authSigningAlg: 'ES256' }),
  clientWith('any-alg', { authMethod: 'private_key_jwt' }),
  clientWith('machine', {
    kind: 'm2m',
    grantTypes: ['client_credentials'],
    redirectUris: [],
    scopes: [],
    apis: { [invoices]: ['invoices:read'] },
  }),
  clientWith('invoices-api', { kind: 'm2m', grantTypes: [], redirectUris: [], apis: {}, introspects: [invoices] }),
]

export const user = (name: string): StoredUser => ({
  id: `user-${name}`,
  sub: `sub-of-${name}`,
  active: true,
  claims: {
    name,
    email: `${name}@example.test`,
    email_verified: false,
    phone_number: '+3120',
    // What no source of claims may set:
    iss: 'https://evil.test',
    sub: 'evil',
    aud: 'evil',
    exp: 9_999_999_999,
    is_admin: true,
  },
  holds: {
    [invoices]: { roles: ['Clerk'], permissions: ['invoices:read'] },
    [reports]: { roles: [], permissions: ['reports:read'] },
  },
})

export function newStore(slug: string, keys: readonly PublicKey[]): Store {
  const all = clients()
  const confidential = all.filter(({ authMethod }) => authMethod.startsWith('client_secret'))
  const secretOf = ({ clientId }: Client) => [{ id: 's1', secret: `secret-of-${clientId}`, expiresAt: null }]
  return {
    environment: {
      id: `environment-${slug}`,
      slug: 'production',
      status: 'active',
      issuer: `https://id.test/t/${slug}/production`,
      tenant: { id: `tenant-${slug}`, slug },
      keys,
      apis: [
        {
          identifier: invoices,
          permissions: ['invoices:read', 'invoices:write'],
          tokenFormat: 'jwt',
          tokenAlg: 'ES256',
          tokenLifetimeSeconds: 300,
        },
        {
          identifier: reports,
          permissions: ['reports:read'],
          tokenFormat: 'opaque',
          tokenAlg: 'ES256',
          tokenLifetimeSeconds: 3_600,
        },
        {
          identifier: payroll,
          permissions: ['payroll:read'],
          tokenFormat: 'jwt',
          tokenAlg: 'RS256',
          tokenLifetimeSeconds: 300,
        },
      ],
      acrValues: ['urn:test:password', 'urn:test:mfa'],
      uiLocales: ['en'],
      lifetimes: {
        requestSeconds: 1_800,
        codeSeconds: 60,
        accessTokenSeconds: 600,
        idTokenSeconds: 3_600,
        refreshIdleSeconds: 86_400,
        refreshAbsoluteSeconds: 30 * 86_400,
      },
    },
    clients: new Map(all.map((client) => [client.clientId, client])),
    secrets: new Map(confidential.map((client) => [client.clientId, secretOf(client)])),
    origins: new Set(['https://spa.test']),
    users: new Map(['alice', 'bob'].map((name) => [`user-${name}`, user(name)])),
    sessions: [],
    tooWeak: new Set(),
    grants: new Map(),
    families: new Map(),
    codes: new Map(),
    refresh: new Map(),
    access: new Map(),
    revokedJtis: new Set(),
    completed: new Set(),
    assertions: new Set(),
    attempts: new Map(),
    events: [],
    log: [],
    staleWrites: 0,
  }
}
