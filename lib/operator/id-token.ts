import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify } from 'jose'
import { singleton } from '#lib/kernel/singleton.ts'
import { internalFetch } from './internal-fetch.ts'
import { controlIssuer } from './portal.ts'

type Keys = ReturnType<typeof createRemoteJWKSet>

const most = 500
const keySets = (): Map<string, Keys> => singleton('portal-key-sets', () => new Map())

function keysOf(issuer: string): Keys {
  const known = keySets().get(issuer)
  if (known !== undefined) return known
  const oldest = keySets().size >= most ? keySets().keys().next().value : undefined
  if (oldest !== undefined) keySets().delete(oldest)
  const keys = createRemoteJWKSet(new URL(`${issuer}/oauth/jwks`), {
    [customFetch]: internalFetch,
    cooldownDuration: 1_000,
  })
  keySets().set(issuer, keys)
  return keys
}

/**
 * Verifies the portal's ID token: signature, issuer, audience and time (OIDC Core §3.1.3.7). next-auth checks the claims
 * but never the signature, trusting TLS to the token endpoint; ours is reached without TLS on this machine.
 * Throws what `jose` throws.
 */
export async function verifyIdToken(idToken: string, slug: string, clientId: string): Promise<JWTPayload> {
  const issuer = controlIssuer(slug)
  const { payload } = await jwtVerify(idToken, keysOf(issuer), {
    issuer,
    audience: clientId,
    algorithms: ['RS256', 'ES256'],
    requiredClaims: ['sub', 'sid', 'exp', 'iat'],
  })
  return payload
}
