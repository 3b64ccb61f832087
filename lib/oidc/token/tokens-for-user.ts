import { releaseClaims } from '../claims/release.ts'
import { plusSeconds } from '../jose/numeric-date.ts'
import { lifetimesOf } from '../lifetimes-of.ts'
import type { AccessTokenClaims, Client, Family } from '../model.ts'
import { newToken } from '../new-token.ts'
import type { Issued } from '../ports.ts'
import { makeAccessToken } from './access-token.ts'
import type { Audience } from './audience.ts'
import { makeIdToken } from './id-token.ts'
import type { IssuePorts } from './issue.ts'
import { scopesAt } from './scope.ts'

/** RFC 6749 §5.1, OIDC Core §3.1.3.3. */
export type TokenResponse = {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
  scope?: string
  id_token?: string
  refresh_token?: string
}

/** The response, what the access token says (an opaque one says it to us alone), and what is to be stored of them. */
export type Tokens = { response: TokenResponse; access: AccessTokenClaims; issued: Issued }

export type UserGrant = {
  grantType: 'authorization_code' | 'refresh_token'
  client: Client
  family: Family
  audience: Audience
  scopes: readonly string[]
  nonce: string | null
}

/** Signs everything a user's grant yields; undefined when the user is no longer active. Nothing is stored yet. */
export async function tokensForUser(wanted: UserGrant, ports: IssuePorts, now: Date): Promise<Tokens | undefined> {
  const { client, family, audience, scopes } = wanted
  const subject = { kind: 'user', userId: family.userId } as const
  const claims = await releaseClaims(family.userId, scopes, family.claims.id_token, ports.claims)
  if (claims === undefined) return undefined
  const held =
    audience.api === null ? { roles: [], permissions: [] } : await ports.claims.atAudience(subject, audience.aud)
  const effective = scopesAt(audience, scopes, client, held.permissions)
  const access = await makeAccessToken({ client, family, audience, scopes: effective, roles: held.roles }, ports, now)
  const idToken = scopes.includes('openid')
    ? await makeIdToken({ client, family, accessToken: access.value, claims, nonce: wanted.nonce }, ports, now)
    : undefined
  const refresh = mayRefresh(client) ? newRefresh(wanted, ports, now) : null
  const response: TokenResponse = {
    access_token: access.value,
    token_type: 'Bearer',
    expires_in: access.expiresInSeconds,
    ...(effective.length === 0 ? {} : { scope: effective.join(' ') }),
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(refresh === null ? {} : { refresh_token: refresh.value }),
  }
  const event = {
    kind: 'token_issued',
    grantType: wanted.grantType,
    clientRef: client.id,
    userId: family.userId,
    sessionId: family.sessionId,
    familyId: family.id,
    scopes: effective,
    audience: audience.aud,
    jti: access.claims.jti,
  } as const
  return { response, access: access.claims, issued: { access: access.record, refresh: refresh?.record ?? null, event } }
}

/** Clients registered for it get refresh tokens: bound to the session, or beyond it with `offline_access` (OIDC Core §11). */
const mayRefresh = (client: Client): boolean => client.grantTypes.includes('refresh_token')

function newRefresh({ client, family }: UserGrant, ports: IssuePorts, now: Date) {
  const { value, hash } = newToken('refresh', ports.mint)
  const idle = plusSeconds(now, lifetimesOf(client, ports.environment).refreshIdleSeconds)
  const idleExpiresAt = new Date(Math.min(idle.getTime(), family.expiresAt.getTime()))
  return { value, record: { hash, idleExpiresAt } }
}
