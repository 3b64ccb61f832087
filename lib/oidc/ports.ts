import type {
  AccessTokenClaims,
  ClaimsRequest,
  Client,
  Code,
  DeadBecause,
  Environment,
  Family,
  Grant,
  GrantType,
  PublicJwk,
  RefreshToken,
  Session,
  SigningAlg,
} from './model.ts'

/** What the engine asks of the world. Each port is as narrow as its reader's question; `Ports` composes them. */

/** `stale`: the snapshot behind these ports has moved; the endpoint gives up and `retryOnStale` runs it once more. */
export type Stale = 'stale'

export type TokenKind = 'code' | 'refresh' | 'access'

/** Randomness. `token` makes an opaque secret, `hash` is undefined for what cannot be one (form, prefix, length). */
export interface MintPort {
  uuid(): string
  id(): string
  token(kind: TokenKind): string
  hash(kind: TokenKind, value: string): Uint8Array | undefined
}

export interface DigestPort {
  sha256(text: string): Uint8Array
}

/** Seals under a key derived from the presented token: whoever holds only our tables cannot open it. */
export interface SealPort {
  close(token: string, plain: string): Promise<Uint8Array>
  open(token: string, sealed: Uint8Array): Promise<string>
}

export type Jws = { header: Record<string, unknown>; payload: Record<string, unknown> }

/** Signs with the environment's current key of `alg`, adding `alg` and `kid` to the header. */
export interface SignerPort {
  sign(alg: SigningAlg, typ: string, payload: Record<string, unknown>): Promise<string>
  /** Signature only, with the environment's own keys, the key deciding the algorithm. Claims and `typ` are the engine's. */
  verifyOwn(jwt: string): Promise<Jws | undefined>
}

/** Signature only, with exactly these keys and algorithms; header keys and URLs are never followed. */
export interface VerifierPort {
  verify(jwt: string, keys: readonly PublicJwk[], algs: readonly string[]): Promise<Jws | undefined>
}

export interface ClientsPort {
  /** Also disabled ones. */
  find(clientId: string): Promise<Client | undefined>
  /** Is this origin registered on a client of this environment? */
  hasOrigin(origin: string): Promise<boolean>
}

export interface SecretsPort {
  /** Constant-time, with equal work for an unknown client. Answers which live secret matched. */
  verify(client: Client | undefined, secret: string, now: Date): Promise<{ secretId: string } | undefined>
}

export interface AssertionsPort {
  /** One conditional write: only the first use of (client, jti) is fresh. Remembered until `expiresAt`. */
  use(clientRef: string, jti: string, expiresAt: Date): Promise<'fresh' | 'replayed'>
}

export type AttemptScope = 'client_secret' | 'introspection'

/** Failures by key (client and network). Both answer until when the key is blocked, if it is. */
export interface AttemptsPort {
  blockedUntil(scope: AttemptScope, key: string, now: Date): Promise<Date | undefined>
  count(scope: AttemptScope, key: string, now: Date): Promise<Date | undefined>
}

/** The asking browser. Live sessions of active users only; none when the request carries no browser. */
export interface BrowserPort {
  sessions(now: Date): Promise<readonly Session[]>
  /** Ends these sessions of this browser, and with them their families that are not offline. */
  end(sessionIds: readonly string[], now: Date): Promise<void>
}

export interface GrantsPort {
  find(userId: string, clientRef: string): Promise<Grant | undefined>
}

/** One row of the stream of issuance. */
export type TokenEvent = {
  kind: 'code_issued' | 'token_issued'
  grantType: GrantType
  clientRef: string
  userId: string | null
  sessionId: string | null
  familyId: string | null
  scopes: readonly string[]
  audience: string | null
  jti: string | null
}

/** The access token that goes out: a JWT leaves only its event behind, an opaque one its row. */
export type IssuedAccess = { format: 'jwt' } | { format: 'opaque'; hash: Uint8Array; claims: AccessTokenClaims }

export type Issued = {
  access: IssuedAccess
  refresh: { hash: Uint8Array; idleExpiresAt: Date } | null
  event: TokenEvent
}

/** All or nothing: family, code, the consent given in this request, and the completion of the stored request. */
export type CodeIssue = {
  family: Family
  code: { hash: Uint8Array; redirectUri: string; codeChallenge: string | null; expiresAt: Date }
  /** Remember it: union with what was allowed before. Null when nobody was asked. */
  consent: { scopes: readonly string[]; resources: readonly string[]; claims: readonly string[] } | null
  /** The stored request this completes; null when none was stored. */
  requestId: string | null
  event: TokenEvent
  now: Date
}

export type RedeemVerdict = 'redeemed' | 'replayed' | 'expired' | 'unknown' | 'wrong_client' | Stale

export interface CodesPort {
  /** `completed`: that request has had its code already. */
  issue(issue: CodeIssue): Promise<'issued' | 'completed' | Stale>
  find(hash: Uint8Array): Promise<Code | undefined>
  /** Counts a wrong verifier (P13). */
  countFailedVerifier(hash: Uint8Array): Promise<void>
  /** One call: redeems and records. `replayed` and `wrong_client` have revoked the family in that same call. */
  redeem(redemption: { hash: Uint8Array; clientRef: string; issued: Issued; now: Date }): Promise<RedeemVerdict>
}

export type Rotation = {
  hash: Uint8Array
  clientRef: string
  /** Who presents what for what; null (public clients) has no retry window. */
  presenterHash: Uint8Array | null
  sealedResponse: Uint8Array | null
  retryWindowSeconds: number
  issued: Issued & { refresh: { hash: Uint8Array; idleExpiresAt: Date } }
  now: Date
}

export type RotateVerdict =
  | { verdict: 'rotated' | 'replayed' | 'expired' | 'revoked' | 'unknown' | 'wrong_client' | Stale }
  | { verdict: 'retry'; sealedResponse: Uint8Array }

export interface RefreshPort {
  find(hash: Uint8Array): Promise<RefreshToken | undefined>
  /** One call. `replayed` and `wrong_client` have revoked the family in that same call. */
  rotate(rotation: Rotation): Promise<RotateVerdict>
}

export interface FamiliesPort {
  revoke(familyId: string, reason: 'code_replayed' | 'wrong_client' | 'refresh_replayed', now: Date): Promise<void>
}

export interface IssuancePort {
  /** For client_credentials: nothing is consumed, but the snapshot must still hold. */
  record(issued: Issued, now: Date): Promise<'recorded' | Stale>
}

export type TokenRef = { jti: string; clientId: string; sub: string; gid: string | null; sid: string | null }
/** `claims` is what the family's request asked for one by one (OIDC Core §5.5); null where there is no user. */
export type Live = { dead: DeadBecause; userId: string | null; claims: ClaimsRequest | null }

/** Live state: jti, family, session, user, client, tenant and environment. */
export interface TokensPort {
  lookupJwt(ref: TokenRef, now: Date): Promise<Live>
  lookupOpaque(hash: Uint8Array, now: Date): Promise<{ token: AccessTokenClaims; live: Live } | undefined>
  /** Only what belongs to `clientRef` is touched. A refresh token takes its family with it. */
  revoke(
    what: { kind: 'refresh' | 'access'; hash: Uint8Array } | { kind: 'jwt'; jti: string; expiresAt: Date },
    clientRef: string,
    now: Date,
  ): Promise<void>
}

export type AccessSubject = { kind: 'user'; userId: string } | { kind: 'client'; clientRef: string }

export interface ClaimsPort {
  /** Values of exactly these claims that the user has; undefined when the user is no longer active. */
  ofUser(userId: string, names: readonly string[]): Promise<Record<string, unknown> | undefined>
  /** Roles and permissions effective at an audience in this environment. */
  atAudience(
    subject: AccessSubject,
    audience: string,
  ): Promise<{ roles: readonly string[]; permissions: readonly string[] }>
}

export interface PagesPort {
  error(page: { status: number; code: string; description: string; errorId: string }): string | Promise<string>
}

export type RefusalDetail = {
  endpoint: string
  status: number
  error: string
  description: string
  detail: string
  clientId?: string
}

export interface LogPort {
  /** Writes what the caller is not told, and answers the id to quote (the request's own, usually). */
  refused(detail: RefusalDetail): string
}

export interface Ports {
  environment: Environment
  mint: MintPort
  digest: DigestPort
  seal: SealPort
  signer: SignerPort
  verifier: VerifierPort
  clients: ClientsPort
  secrets: SecretsPort
  assertions: AssertionsPort
  attempts: AttemptsPort
  browser: BrowserPort
  grants: GrantsPort
  codes: CodesPort
  refresh: RefreshPort
  families: FamiliesPort
  issuance: IssuancePort
  tokens: TokensPort
  claims: ClaimsPort
  pages: PagesPort
  log: LogPort
}
