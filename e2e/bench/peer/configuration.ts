import { generateKeyPairSync } from 'node:crypto'
import { MemoryAdapter } from './memory-adapter.ts'
import { type PeerAlg, peerApis, peerClient, peerRedirectUri, peerScopes, peerSecret } from './shapes.ts'

const es256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
// As long as ours (lib/keys/pair.ts): a signature of 3072 bits costs three times one of 2048.
const rs256 = generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey
const tenMinutes = 600
const anHour = 3_600

const client = (alg: PeerAlg) => ({
  client_id: peerClient(alg),
  client_secret: peerSecret,
  redirect_uris: [peerRedirectUri],
  response_types: ['code'],
  grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: alg,
  scope: [...peerScopes, 'offline_access', 'read'].join(' '),
})

function resourceServer(identifier: string): object {
  const shape = { scope: 'read', audience: identifier, accessTokenTTL: tenMinutes }
  if (identifier === peerApis.opaque) return { ...shape, accessTokenFormat: 'opaque' }
  return {
    ...shape,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: identifier === peerApis.rs256 ? 'RS256' : 'ES256' } },
  }
}

const person = (sub: string) => ({
  sub,
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  email: 'ada.lovelace@example.com',
  email_verified: true,
})

/**
 * The peer as it would be run for the same answers as ours: JWT access tokens of RFC 9068 for APIs, PKCE, refresh tokens that are
 * not rotated (which is less work than ours are), and nothing else switched on.
 */
export const peerConfiguration = {
  adapter: MemoryAdapter,
  jwks: { keys: [es256, rs256].map((key) => ({ ...key.export({ format: 'jwk' }), use: 'sig' })) },
  clients: [client('ES256'), client('RS256')],
  claims: { openid: ['sub'], profile: ['name', 'given_name', 'family_name'], email: ['email', 'email_verified'] },
  scopes: [...peerScopes, 'offline_access', 'read'],
  clientDefaults: { id_token_signed_response_alg: 'ES256' },
  enabledJWA: { idTokenSigningAlgValues: ['ES256', 'RS256'] },
  cookies: { keys: ['not used by what is measured'] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true },
    userinfo: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx: unknown, identifier: string) => resourceServer(identifier),
    },
  },
  findAccount: (_ctx: unknown, sub: string) => ({ accountId: sub, claims: () => person(sub) }),
  issueRefreshToken: () => true,
  rotateRefreshToken: false,
  pkce: { required: () => true },
  ttl: {
    AuthorizationCode: 60,
    AccessToken: tenMinutes,
    ClientCredentials: tenMinutes,
    IdToken: anHour,
    RefreshToken: anHour,
    Grant: anHour,
  },
}
