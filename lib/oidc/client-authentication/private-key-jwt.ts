import { endpointUrl } from '../endpoints.ts'
import { type CompactJwt, hasTyp, parseCompact } from '../jose/compact.ts'
import { fromNumericDate, isNumericDate, numericDate, plusSeconds } from '../jose/numeric-date.ts'
import type { Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Refusal } from '../refusal.ts'
import { clientRefused } from './presented.ts'

/** Asymmetric only (RFC 8725 §3.2): with a public key as HMAC secret anybody could sign (J02). */
export const assertionAlgs: readonly string[] = ['RS256', 'PS256', 'ES256', 'EdDSA']

const skewSeconds = 30
const maxLifetimeSeconds = 600

/** RFC 7523 §3 with rfc7523bis, RFC 8725: structure, type, algorithm, signature, claims, and at last the single use. */
export async function provedByAssertion(
  client: Client | undefined,
  assertion: string,
  ports: Ports,
  now: Date,
): Promise<{ credential: string } | Refusal> {
  const jwt = parseCompact(assertion)
  if (jwt === undefined || client?.jwks == null) return clientRefused('malformed assertion, or no keys registered')
  if (!hasTyp(jwt, '', 'jwt', 'client-authentication+jwt')) return clientRefused('a JWT of another type')
  const algs = client.authSigningAlg === null ? assertionAlgs : [client.authSigningAlg]
  if (!algs.includes(jwt.header.alg)) return clientRefused('an algorithm that is not registered')
  const signed = await ports.verifier.verify(jwt.text, client.jwks.keys, algs)
  if (signed === undefined) return clientRefused('bad signature')
  const problem = claimsProblem(signed.payload, client, ports.environment.issuer, now)
  if (problem !== undefined) return clientRefused(problem)
  const { jti, exp } = signed.payload as { jti: string; exp: number }
  const until = plusSeconds(fromNumericDate(exp), skewSeconds)
  if ((await ports.assertions.use(client.id, jti, until)) === 'replayed') return clientRefused('assertion replayed')
  return { credential: keyName(jwt) }
}

const keyName = (jwt: CompactJwt): string => (typeof jwt.header.kid === 'string' ? jwt.header.kid : jwt.header.alg)

function claimsProblem(claims: Record<string, unknown>, client: Client, issuer: string, now: Date): string | undefined {
  const { iss, sub, exp, iat, nbf, jti } = claims
  const soon = numericDate(now) + skewSeconds
  if (iss !== client.clientId || sub !== client.clientId) return 'iss and sub must be the client'
  if (!isForUs(claims.aud, issuer)) return 'aud is not this issuer'
  if (!isNumericDate(exp) || exp <= numericDate(now) - skewSeconds) return 'expired, or without exp'
  if (exp > soon + maxLifetimeSeconds) return 'exp is too far ahead'
  for (const time of [iat, nbf])
    if (time !== undefined && (!isNumericDate(time) || time > soon)) return 'from the future'
  if (typeof jti !== 'string' || jti === '' || jti.length > 256) return 'without jti'
  return undefined
}

/** rfc7523bis: the issuer as sole value; the token endpoint's URL is what older clients send (OIDC Core §9). */
function isForUs(aud: unknown, issuer: string): boolean {
  const sole: unknown = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud
  return sole === issuer || sole === endpointUrl(issuer, 'token')
}
