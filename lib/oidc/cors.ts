import type { EndpointName } from './endpoints.ts'
import type { ProtocolResponse } from './protocol.ts'
import { errorIdHeader } from './respond.ts'

/** DESIGN section 4; RFC 9700 §2.6: never at the authorization endpoint. */
export const corsPolicy: Record<EndpointName, 'any' | 'registered' | 'none'> = {
  discovery: 'any',
  jwks: 'any',
  token: 'registered',
  revoke: 'registered',
  userinfo: 'registered',
  authorize: 'none',
  introspect: 'none',
  logout: 'none',
}

/** Headers for a response. `registered`: is `origin` registered on a client of the environment? Credentials are never allowed. */
export function corsHeaders(at: EndpointName, origin: string | undefined, registered: boolean): Record<string, string> {
  const policy = corsPolicy[at]
  if (policy === 'none') return {}
  const exposed = { 'access-control-expose-headers': `www-authenticate, retry-after, ${errorIdHeader}` }
  if (policy === 'any') return { 'access-control-allow-origin': '*', ...exposed }
  if (origin === undefined || origin === 'null' || !registered) return { vary: 'origin' }
  return { 'access-control-allow-origin': origin, vary: 'origin', ...exposed }
}

/** The answer to OPTIONS: what the browser may send, if the origin may ask at all. */
export function preflight(
  methods: readonly string[],
  cors: Record<string, string>,
  requestsMethod: string | undefined,
): ProtocolResponse {
  const allow = { allow: [...methods, 'OPTIONS'].join(', ') }
  if (requestsMethod === undefined || cors['access-control-allow-origin'] === undefined)
    return { status: 204, headers: { ...allow, ...cors }, body: null }
  const allowed = {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  }
  return { status: 204, headers: { ...allow, ...cors, ...allowed }, body: null }
}
