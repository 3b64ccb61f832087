import { methodNotAllowed } from '../endpoint.ts'
import { errorPage } from '../error-page.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest } from '../protocol.ts'
import { readable } from '../read-params.ts'
import { isRefusal } from '../refusal.ts'
import { type Begun, begin } from './begin.ts'
import { decide } from './decide.ts'
import { type AuthorizeAnswer, answered, type Responded } from './outcome.ts'

/** OIDC Core §3.1.2.1: GET with a query or POST with a form, alike (A10). */
export async function authorize(request: ProtocolRequest, ports: Ports, now: Date): Promise<AuthorizeAnswer> {
  const begun = await beginFrom(request, ports, now)
  return begun.kind === 'begun' ? decide(begun.request, begun.client, begun.reply, ports, now) : begun
}

/**
 * The checks without the decision. A cross-site POST comes without the browser's cookies: the provider stores what
 * this answers and continues with `resume` on a GET of our own.
 */
export async function beginFrom(request: ProtocolRequest, ports: Ports, now: Date): Promise<Begun | Responded> {
  if (request.method !== 'GET' && request.method !== 'POST')
    return answered(methodNotAllowed('authorize', ['GET', 'POST'], ports))
  const params = readable(request.method === 'GET' ? request.query : request.form)
  if (isRefusal(params)) return answered(await errorPage('authorize', params, ports))
  return begin(params, ports, now)
}
