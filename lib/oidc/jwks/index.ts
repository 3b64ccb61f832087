import { base64url } from 'jose'
import { endpoint } from '../endpoint.ts'
import type { PublicKey } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest, ProtocolResponse } from '../protocol.ts'

/** Public members by key type (RFC 7518 §6.2.1, §6.3.1, RFC 8037 §2): named, so that nothing private can ever pass (W04). */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const

/** RFC 7517 §5: keys to come, current and previous, so that rotation breaks nobody (W05). */
export const jwks = endpoint('jwks', ['GET', 'HEAD'], async (request, ports) =>
  cacheable(request, { keys: ports.environment.keys.map(publicJwk) }, ports),
)

function publicJwk({ kid, alg, jwk }: PublicKey): Record<string, unknown> {
  const members = publicMembers.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]])
  return { ...Object.fromEntries(members), kid, alg, use: 'sig' }
}

/** Public metadata: cacheable for five minutes, revalidated by its digest (W07). Nothing in it depends on the request. */
export function cacheable(request: ProtocolRequest, document: unknown, ports: Ports): ProtocolResponse {
  const body = JSON.stringify(document)
  const etag = `"${base64url.encode(ports.digest.sha256(body).slice(0, 16))}"`
  const headers = {
    'content-type': 'application/json;charset=utf-8',
    'cache-control': 'public, max-age=300',
    'x-content-type-options': 'nosniff',
    etag,
  }
  const isKnown = (request.header('if-none-match') ?? '').split(/\s*,\s*/).includes(etag)
  if (isKnown) return { status: 304, headers, body: null }
  return { status: 200, headers, body: request.method === 'HEAD' ? null : body }
}
