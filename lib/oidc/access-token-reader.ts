import { isNumericDate, numericDate } from './jose/numeric-date.ts'
import { verifyOwn } from './jose/own-jwt.ts'
import type { AccessTokenClaims } from './model.ts'
import type { Live, Ports } from './ports.ts'

export type ReadAccessToken = { kind: 'jwt' | 'opaque'; claims: AccessTokenClaims; live: Live }

/**
 * RFC 9068 §4: an access token of this environment, opaque or JWT, not expired, with its live state. Undefined for
 * everything else; audience and liveness are the reader's to judge.
 */
export async function readAccessToken(text: string, ports: Ports, now: Date): Promise<ReadAccessToken | undefined> {
  const hash = ports.mint.hash('access', text)
  if (hash !== undefined) {
    const found = await ports.tokens.lookupOpaque(hash, now)
    return found && isCurrent(found.token, now) ? { kind: 'opaque', claims: found.token, live: found.live } : undefined
  }
  const own = await verifyOwn(text, ['at+jwt'], ports)
  if (own === undefined || !isAccessToken(own.payload) || !isCurrent(own.payload, now)) return undefined
  const claims = own.payload
  const { jti, client_id: clientId, sub, gid = null, sid = null } = claims
  const live = await ports.tokens.lookupJwt({ jti, clientId, sub, gid, sid }, now)
  return { kind: 'jwt', claims, live }
}

const isCurrent = ({ exp }: AccessTokenClaims, now: Date): boolean => exp > numericDate(now)

function isAccessToken(payload: Record<string, unknown>): payload is AccessTokenClaims {
  const { aud, sub, client_id, jti, iat, exp } = payload
  return [aud, sub, client_id, jti].every((claim) => typeof claim === 'string') && [iat, exp].every(isNumericDate)
}
