import { errorPage } from '../error-page.ts'
import { plusSeconds } from '../jose/numeric-date.ts'
import { lifetimesOf } from '../lifetimes-of.ts'
import type { AuthorizationRequest, Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params } from '../protocol.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { runChecks } from './checks.ts'
import { identifyClient, refuseSuspended } from './client.ts'
import { answered, type Responded } from './outcome.ts'
import { verifyRedirect } from './redirect.ts'
import { type Reply, replyOf, respondError } from './reply.ts'

/** A request whose every parameter has been checked. Only now may anything be stored (A44). */
export type Begun = { kind: 'begun'; request: AuthorizationRequest; client: Client; reply: Reply }

/**
 * RFC 6749 §4.1.1: the parameters become a request, or an answer. Client and redirect URI first: until both are
 * verified an error is a page, never a redirect (§4.1.2.1).
 */
export async function begin(params: Params, ports: Ports, now: Date): Promise<Begun | Responded> {
  const page = async (refusal: Refusal): Promise<Responded> => answered(await errorPage('authorize', refusal, ports))
  const suspended = refuseSuspended(ports.environment)
  if (suspended) return page(suspended)
  const client = await identifyClient(params, ports)
  if (isRefusal(client)) return page(client)
  const redirect = params.duplicates.includes('redirect_uri')
    ? undefined
    : verifyRedirect(client, params.get('redirect_uri'))
  if (redirect === undefined) return page(refuse('invalid_request', 'redirect_uri is not registered for this app'))
  const reply = replyOf(client.clientId, redirect, params)
  const checked = await runChecks(params, { client, ports, now })
  if (isRefusal(checked)) return answered(respondError(reply, checked, ports))
  const asked = { ...checked, clientId: client.clientId, redirectUri: redirect.uri }
  const request: AuthorizationRequest = {
    id: ports.mint.uuid(),
    stored: false,
    asked,
    progress: { sessionId: null, consent: null },
    createdAt: now,
    expiresAt: plusSeconds(now, lifetimesOf(client, ports.environment).requestSeconds),
  }
  return { kind: 'begun', request, client, reply }
}
