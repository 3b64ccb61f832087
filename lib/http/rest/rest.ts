import { bearerActor } from '#lib/actor/bearer.ts'
import { now } from '#lib/kernel/clock.ts'
import { requestContext, runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Budget, spend } from '#lib/limits/spend.ts'
import type { Call } from '#lib/services/call.ts'
import { type Problem, problemOf, problemResponse } from '../problem.ts'
import { etagOf, linksOf, statusOf, written } from './answer.ts'
import { type Caller, callerId } from './caller.ts'
import { idempotent } from './idempotent.ts'
import { type ReadInput, readInput } from './read-input.ts'
import { type Entry, type Match, match, routesOf } from './route-of.ts'

type Handler = (request: Request) => Promise<Response>
export type RestHandlers = Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', Handler>

/** Where the management API begins. */
export const restBase = '/api/v1'

/**
 * The management API over a registry (DESIGN, section 5): each use case at its address of the table. In this order: find the
 * route; say who asks; count the request; read the input; ask the use case, which parses, resolves, authorizes and records.
 */
export function rest(registry: readonly Entry[], budget: Budget = bounds.rest): RestHandlers {
  const routes = routesOf(registry)
  const handle: Handler = (request) => {
    const peer = openPeer(request.headers.get(peerHeader)) ?? { ip: '0.0.0.0', requestId: newId() }
    const context = { ...peer, userAgent: request.headers.get('user-agent') ?? undefined }
    return runWith(context, async () => {
      const url = new URL(request.url)
      const method = request.method === 'HEAD' ? 'GET' : request.method
      const found = match(routes, method, url.pathname.slice(restBase.length))
      const response = 'allow' in found ? refused(nothingThere(found.allow)) : await admit(found, request, url, budget)
      return request.method === 'HEAD' ? new Response(null, response) : response
    })
  }
  return { GET: handle, HEAD: handle, POST: handle, PUT: handle, PATCH: handle, DELETE: handle, OPTIONS: handle }
}

const refused = (problem: Problem): Response => problemResponse(problem, requestContext().requestId)

const nothingThere = (allow: readonly string[]): Problem =>
  allow.length === 0
    ? { kind: 'not_found', detail: 'There is nothing here.' }
    : { kind: 'method_not_allowed', detail: `Use ${allow.join(' or ')}.`, headers: { allow: allow.join(', ') } }

async function admit(found: Match, request: Request, url: URL, budget: Budget): Promise<Response> {
  const at = now()
  const authorization = request.headers.get('authorization')
  const actor = await bearerActor(authorization, at).catch((error: unknown) =>
    problemOf(error, () => ({ pointer: '' })),
  )
  if (actor === undefined) return refused(notAuthenticated(authorization !== null))
  if ('detail' in actor) return refused(actor)
  const caller = actor as Caller
  const spent = await spend(caller.tenantId, callerId(caller), budget, at)
  const limits = {
    'ratelimit-policy': `"caller";q=${budget.requests};w=${budget.windowSeconds}`,
    ratelimit: `"caller";r=${spent.remaining};t=${spent.resetSeconds}`,
  }
  if (!spent.allowed) {
    const headers = { ...limits, 'retry-after': String(spent.resetSeconds) }
    return refused({ kind: 'limited', detail: `Ask again in ${spent.resetSeconds} seconds.`, headers })
  }
  const response = await ask(found, { actor: caller, tenant: found.tenant, now: at }, request, url)
  for (const [name, value] of Object.entries(limits)) response.headers.set(name, value)
  return response
}

/** RFC 6750 §3.1: who gave nothing is told no error code. */
const notAuthenticated = (hasGiven: boolean): Problem => ({
  kind: 'unauthenticated',
  detail: hasGiven
    ? 'The access token or API key is not valid, or no longer.'
    : 'Send an access token of `control` for urn:signet:management, or an API key, as a bearer token.',
  headers: { 'www-authenticate': `Bearer realm="signet"${hasGiven ? ', error="invalid_token"' : ''}` },
})

async function ask(found: Match, call: Call & { actor: Caller }, request: Request, url: URL): Promise<Response> {
  const read = await readInput(found, request, url)
  if ('problem' in read) return refused(read.problem)
  try {
    const { entry } = found.route
    const answer = await idempotent(found.route, call, read.input, request)
    if (answer !== undefined) return answered(entry, answer.text, url, answer.isReplay)
    return answered(entry, written(await entry.call(call, read.input)), url)
  } catch (error) {
    return refused(sinceSeen(problemOf(error, read.placeOf), read))
  }
}

function answered(entry: Entry, text: string, url: URL, isReplay = false): Response {
  const body = JSON.parse(text) as Record<string, unknown>
  const etag = entry.kind === 'query' ? etagOf(body) : undefined
  const links = entry.kind === 'query' ? linksOf(url, body) : undefined
  return new Response(text, {
    status: statusOf(entry),
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(etag === undefined ? {} : { etag }),
      ...(links === undefined ? {} : { link: links }),
      ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
    },
  })
}

/** A conflict of versions, where If-Match named one, is a precondition that failed (RFC 9110 §15.5.13). */
function sinceSeen(problem: Problem, { isConditional }: ReadInput): Problem {
  const isVersion = problem.errors?.some((fault) => 'pointer' in fault && fault.pointer === '#/version') === true
  return isConditional && problem.kind === 'conflict' && isVersion ? { ...problem, kind: 'stale' } : problem
}
