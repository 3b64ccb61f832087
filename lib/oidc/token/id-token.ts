import { base64url } from 'jose'
import { numericDate, plusSeconds } from '../jose/numeric-date.ts'
import { lifetimesOf } from '../lifetimes-of.ts'
import type { Client, Family } from '../model.ts'
import type { IssuePorts } from './issue.ts'

type IdTokenFor = {
  client: Client
  family: Family
  accessToken: string
  /** Released claims of the user; none of them can be one of the protocol's. */
  claims: Record<string, unknown>
  /** Only in the first ID token (OIDC Core §12.2). */
  nonce: string | null
}

/** OIDC Core §2 and §3.1.3.6. `aud` is the client alone, so there is no `azp`. */
export function makeIdToken(wanted: IdTokenFor, ports: IssuePorts, now: Date): Promise<string> {
  const { client, family, accessToken, claims, nonce } = wanted
  const { environment } = ports
  const payload = {
    ...claims,
    iss: environment.issuer,
    sub: family.sub,
    aud: client.clientId,
    iat: numericDate(now),
    exp: numericDate(plusSeconds(now, lifetimesOf(client, environment).idTokenSeconds)),
    auth_time: numericDate(family.authTime),
    amr: family.amr,
    sid: family.sid,
    at_hash: leftHalf(ports.digest.sha256(accessToken)),
    ...(family.acr === null ? {} : { acr: family.acr }),
    ...(nonce === null ? {} : { nonce }),
  }
  return ports.signer.sign(client.idTokenAlg, 'JWT', payload)
}

/** §3.1.3.6: RS256 and ES256 both mean SHA-256. */
const leftHalf = (digest: Uint8Array): string => base64url.encode(digest.slice(0, digest.length / 2))
