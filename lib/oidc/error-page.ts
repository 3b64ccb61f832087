import type { EndpointName } from './endpoints.ts'
import type { Ports } from './ports.ts'
import type { ProtocolResponse } from './protocol.ts'
import type { Refusal } from './refusal.ts'
import { errorIdHeader, logRefusal, noStore } from './respond.ts'

/** RFC 9700 §4.16: never framed. §4.2.4: no referrer. The page has a style sheet of our own and no script. */
export const pageHeaders = {
  ...noStore,
  'content-type': 'text/html;charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}

/** RFC 6749 §4.1.2.1: what can't be told to the client is told to the person, and nobody is redirected. */
export async function errorPage(
  at: EndpointName,
  refusal: Refusal,
  ports: Ports,
  clientId?: string,
): Promise<ProtocolResponse> {
  const errorId = logRefusal(at, refusal, ports, clientId)
  const status = refusal.status === 401 ? 400 : refusal.status
  const page = { status, code: refusal.error, description: refusal.description, errorId }
  return {
    status,
    headers: { ...pageHeaders, ...refusal.headers, [errorIdHeader]: errorId },
    body: await ports.pages.error(page),
  }
}
