/** The nouns of the engine: an environment's snapshot and its artefacts, as the protocol sees them. */

/** Signature algorithms that tokens of ours may use (SECURITY 9.1.2: a list per purpose). */
export type SigningAlg = 'RS256' | 'ES256'

export type PublicJwk = { kty: string; [member: string]: unknown }

/** A public signing key. `next` is published and not yet used; `previous` still verifies. */
export type PublicKey = { kid: string; alg: SigningAlg; status: 'next' | 'current' | 'previous'; jwk: PublicJwk }

/** A resource server of the tenant: audience, permissions it understands, what its access tokens are; those that are JWTs are signed with `tokenAlg`. */
export type Api = {
  identifier: string
  permissions: readonly string[]
  tokenFormat: 'jwt' | 'opaque'
  tokenAlg: SigningAlg
  tokenLifetimeSeconds: number
}

export type Lifetimes = {
  requestSeconds: number
  codeSeconds: number
  accessTokenSeconds: number
  idTokenSeconds: number
  refreshIdleSeconds: number
  refreshAbsoluteSeconds: number
}

/** What is known of one environment, cached by the provider. `status` is suspended when the tenant or the environment is. */
export type Environment = {
  id: string
  slug: string
  status: 'active' | 'suspended'
  issuer: string
  tenant: { id: string; slug: string }
  keys: readonly PublicKey[]
  apis: readonly Api[]
  /** Authentication contexts that sign-in can reach, weakest first. */
  acrValues: readonly string[]
  uiLocales: readonly string[]
  lifetimes: Lifetimes
}

export type GrantType = 'authorization_code' | 'refresh_token' | 'client_credentials'
export type AuthMethod = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none'

/** `id` is the key of its row; `clientId` is what the world calls it. Artefacts refer to `id` as `clientRef`. */
export type Client = {
  id: string
  clientId: string
  name: string
  kind: 'web' | 'spa' | 'native' | 'm2m'
  firstParty: boolean
  status: 'active' | 'disabled'
  authMethod: AuthMethod
  authSigningAlg: string | null
  jwks: { keys: readonly PublicJwk[] } | null
  redirectUris: readonly string[]
  postLogoutRedirectUris: readonly string[]
  grantTypes: readonly GrantType[]
  /** OpenID scopes this client may ask for. */
  scopes: readonly string[]
  /** What it may ask at which API: audience -> names of permissions. */
  apis: Readonly<Record<string, readonly string[]>>
  /** Audiences whose tokens it may introspect, besides its own tokens. */
  introspects: readonly string[]
  requirePkce: boolean
  idTokenAlg: SigningAlg
  userinfoAlg: SigningAlg | null
  accessTokenLifetimeSeconds: number | null
  /** Where its own policy says something else than the environment's. */
  lifetimes: Lifetimes | null
}

/** OIDC Core §5.5.1. */
export type ClaimAsk = null | { essential?: boolean; value?: unknown; values?: readonly unknown[] }
export type ClaimsRequest = { id_token: Record<string, ClaimAsk>; userinfo: Record<string, ClaimAsk> }

export type ResponseMode = 'query' | 'fragment' | 'form_post'
export type Prompt = 'none' | 'login' | 'consent' | 'select_account'

/** What an authorization request asked for, verified. JSON-safe: it is stored as it is. */
export type Asked = {
  clientId: string
  redirectUri: string
  responseMode: ResponseMode
  state: string | null
  nonce: string | null
  scopes: readonly string[]
  resources: readonly string[]
  prompts: readonly Prompt[]
  maxAgeSeconds: number | null
  loginHint: string | null
  /** The subject of a verified `id_token_hint`. */
  hintedSub: string | null
  acrValues: readonly string[]
  uiLocales: readonly string[]
  claims: ClaimsRequest
  codeChallenge: string | null
}

/** What the person did within this request, and nothing else. JSON-safe. */
export type Progress = {
  /** The session the person signed in to, or chose, for this request. */
  sessionId: string | null
  consent: { userId: string; scopes: readonly string[]; resources: readonly string[] } | null
  /** Sign-in has asked for all that this request wants and the person can show. */
  isRaised?: boolean
}

/** The authority while a person is asked: URLs carry only its id. `stored` once the provider has saved it. */
export type AuthorizationRequest = {
  id: string
  stored: boolean
  asked: Asked
  progress: Progress
  createdAt: Date
  expiresAt: Date
}

/** One user's proofs in one browser; only live ones reach the engine. */
export type Session = {
  id: string
  sid: string
  userId: string
  sub: string
  authTime: Date
  amr: readonly string[]
  acr: string | null
}

/** What a user allowed a client, remembered. `claims` are names asked one by one through the `claims` parameter. */
export type Grant = { id: string; scopes: readonly string[]; resources: readonly string[]; claims: readonly string[] }

/** All tokens of one authorization. `offline` ones outlive the session. */
export type Family = {
  id: string
  clientRef: string
  userId: string
  sub: string
  sessionId: string
  sid: string
  offline: boolean
  scopes: readonly string[]
  resources: readonly string[]
  claims: ClaimsRequest
  authTime: Date
  amr: readonly string[]
  acr: string | null
  nonce: string | null
  createdAt: Date
  expiresAt: Date
}

/** Why something no longer counts (revoked, user suspended, session ended); for the log only. Null while it lives. */
export type DeadBecause = string | null

export type Code = {
  hash: Uint8Array
  family: Family
  redirectUri: string
  codeChallenge: string | null
  expiresAt: Date
  redeemed: boolean
  failedVerifiers: number
  dead: DeadBecause
}

export type RefreshToken = {
  hash: Uint8Array
  family: Family
  used: boolean
  idleExpiresAt: Date
  dead: DeadBecause
}

/** RFC 9068 §2.2 and DESIGN 2.4. `gid` is the family; client_credentials has none and no `sid`. */
export type AccessTokenClaims = {
  iss: string
  aud: string
  sub: string
  client_id: string
  iat: number
  exp: number
  jti: string
  tenant_id: string
  env: string
  scope?: string
  sid?: string
  gid?: string
  auth_time?: number
  acr?: string
  roles?: readonly string[]
  permissions?: readonly string[]
  permissions_ref?: 'introspection'
}
