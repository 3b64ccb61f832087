import { base64url } from 'jose'
import { endpoint } from '../endpoint.ts'
import type { Environment, PublicKey } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest, ProtocolResponse } from '../protocol.ts'

/** Public members by key type (RFC 7518 §6.2.1, §6.3.1, RFC 8037 §2): named, so that nothing private can ever pass (W04). */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const

/** RFC 7517 §5: keys to come, current and previous, so that rotation breaks nobody (W05). */
export const jwks = endpoint('jwks', ['GET', 'HEAD'], async (request, ports) =>
  cacheable(request, 'jwks', () => ({ keys: ports.environment.keys.map(publicJwk) }), ports),
)

function publicJwk({ kid, alg, jwk }: PublicKey): Record<string, unknown> {
  const members = publicMembers.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]])
  return { ...Object.fromEntries(members), kid, alg, use: 'sig' }
}

type Document = { body: string; etag: string }

/** What an environment publishes, by the environment as it was loaded: the next one that is loaded writes its own. */
const documents = new WeakMap<Environment, Map<string, Document>>()

function documentOf({ environment, digest }: Ports, name: string, make: () => unknown): Document {
  const known = documents.get(environment) ?? new Map<string, Document>()
  documents.set(environment, known)
  const found = known.get(name)
  if (found !== undefined) return found
  const body = JSON.stringify(make())
  const document = { body, etag: `"${base64url.encode(digest.sha256(body).slice(0, 16))}"` }
  known.set(name, document)
  return document
}

/**
 * Public metadata: cacheable for five minutes, revalidated by its digest (W07). Nothing in it depends on the request, so it is
 * written once for each environment and `name`.
 */
export function cacheable(request: ProtocolRequest, name: string, make: () => unknown, ports: Ports): ProtocolResponse {
  const { body, etag } = documentOf(ports, name, make)
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
