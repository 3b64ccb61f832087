import type { AccessTokenClaims, ClaimsRequest, DeadBecause } from '../model.ts'

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
