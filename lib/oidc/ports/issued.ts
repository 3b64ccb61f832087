import type { AccessTokenClaims, GrantType } from '../model.ts'

/** `stale`: the snapshot behind these ports has moved; the endpoint gives up and `retryOnStale` runs it once more. */
export type Stale = 'stale'

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
