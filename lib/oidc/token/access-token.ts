import { protocolScopes } from '../claims/vocabulary.ts'
import { numericDate, plusSeconds } from '../jose/numeric-date.ts'
import type { AccessTokenClaims, Client, Family } from '../model.ts'
import { newToken } from '../new-token.ts'
import type { IssuedAccess } from '../ports.ts'
import type { Audience } from './audience.ts'
import type { IssuePorts } from './issue.ts'
import { withinLimits } from './permission-claims.ts'

/**
 * At most, whatever an API or a client asks for: a JWT can't be taken back from whoever reads it (DESIGN 2.4); an opaque one is
 * looked up at each use, so that its API may have it live for a day.
 */
const longest = { jwt: 600, opaque: 86_400 } as const

export type AccessToken = {
  value: string
  record: IssuedAccess
  claims: AccessTokenClaims
  expiresInSeconds: number
}

export type AccessFor = {
  client: Client
  /** Null for client_credentials. */
  family: Family | null
  audience: Audience
  /** What holds at this audience already (`scopesAt`). */
  scopes: readonly string[]
  roles: readonly string[]
}

/**
 * RFC 9068 as a JWT, or opaque where the API wants that: then the claims stay with us. A token has one audience, so it is the
 * audience that says the algorithm (§2.1 has us offer RS256); what is for UserInfo comes back to us, and is ES256.
 */
export async function makeAccessToken(wanted: AccessFor, ports: IssuePorts, now: Date): Promise<AccessToken> {
  const expiresInSeconds = lifetime(wanted, ports)
  const claims = claimsOf(wanted, expiresInSeconds, ports, now)
  if (wanted.audience.api?.tokenFormat === 'opaque') {
    const { value, hash } = newToken('access', ports.mint)
    return { value, record: { format: 'opaque', hash, claims }, claims, expiresInSeconds }
  }
  const value = await ports.signer.sign(wanted.audience.api?.tokenAlg ?? 'ES256', 'at+jwt', claims)
  return { value, record: { format: 'jwt' }, claims, expiresInSeconds }
}

function lifetime({ client, audience }: AccessFor, ports: IssuePorts): number {
  const nearest =
    client.accessTokenLifetimeSeconds ??
    audience.api?.tokenLifetimeSeconds ??
    ports.environment.lifetimes.accessTokenSeconds
  return Math.min(nearest, longest[audience.api?.tokenFormat ?? 'jwt'])
}

function claimsOf(
  { client, family, audience, scopes, roles }: AccessFor,
  seconds: number,
  ports: IssuePorts,
  now: Date,
): AccessTokenClaims {
  const { environment } = ports
  const permissions = scopes.filter((scope) => !protocolScopes.includes(scope))
  return {
    iss: environment.issuer,
    aud: audience.aud,
    sub: family?.sub ?? client.clientId,
    client_id: client.clientId,
    iat: numericDate(now),
    exp: numericDate(plusSeconds(now, seconds)),
    jti: ports.mint.id(),
    tenant_id: environment.tenant.id,
    env: environment.slug,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    ...(family === null ? {} : { sid: family.sid, gid: family.id, auth_time: numericDate(family.authTime) }),
    ...(family?.acr == null ? {} : { acr: family.acr }),
    ...(audience.api === null ? {} : withinLimits(roles, permissions)),
  }
}
