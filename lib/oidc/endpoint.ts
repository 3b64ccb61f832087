import { corsHeaders, corsPolicy, preflight } from './cors.ts'
import { type EndpointName, endpointUrl } from './endpoints.ts'
import type { Ports, Stale } from './ports.ts'
import type { ProtocolRequest, ProtocolResponse } from './protocol.ts'
import { refuse } from './refusal.ts'
import { refusedJson } from './respond.ts'

/** What a door calls: pure in the request, the ports and the time. `stale` goes to `retryOnStale`. */
export type Endpoint = (request: ProtocolRequest, ports: Ports, now: Date) => Promise<ProtocolResponse | Stale>

/** Wraps an endpoint with what all share: its methods (405 otherwise), preflight and CORS headers. */
export const endpoint =
  (at: EndpointName, methods: readonly string[], run: Endpoint): Endpoint =>
  async (request, ports, now) => {
    const origin = request.header('origin')
    const asks = corsPolicy[at] === 'registered' && origin !== undefined && isOrigin(origin)
    const cors = corsHeaders(at, origin, asks && (await ports.clients.hasOrigin(origin)))
    if (request.method === 'OPTIONS' && corsPolicy[at] !== 'none')
      return preflight(methods, cors, request.header('access-control-request-method'))
    const answer = methods.includes(request.method)
      ? await run(request, ports, now)
      : methodNotAllowed(at, methods, ports)
    if (answer === 'stale') return answer
    return { ...answer, headers: { ...answer.headers, ...cors } }
  }

const isOrigin = (text: string): boolean => /^https?:\/\/[\x21-\x7e]{1,260}$/.test(text)

/** RFC 9110 §15.5.6. */
export const methodNotAllowed = (at: EndpointName, methods: readonly string[], ports: Ports): ProtocolResponse => {
  const answer = { status: 405, headers: { allow: methods.join(', ') } }
  return refusedJson(at, refuse('invalid_request', 'this method is not supported here', undefined, answer), ports)
}

/** The audience of access tokens that name no API: the issuer's own UserInfo (DESIGN 2.4). */
export const userinfoAudience = (issuer: string): string => endpointUrl(issuer, 'userinfo')
