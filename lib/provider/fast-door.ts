import type { IncomingMessage, ServerResponse } from 'node:http'
import { runWith } from '#lib/kernel/context.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { Turns, tooMuch } from '#lib/kernel/turns.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { json } from '#lib/oidc/respond.ts'
import { readMessage } from './body.ts'
import { isBodiless } from './next-door.ts'
import { type MachineEndpoint, type Place, readMachinePath } from './paths.ts'
import { published } from './published.ts'
import { protocolRequest } from './request.ts'
import { serve } from './serve.ts'
import { snapshots } from './snapshots.ts'
import { realWorld, type World } from './world.ts'

type Target = { endpoint: MachineEndpoint; place: Place }

/** Who is calling, as the front established it, and the headers that each of its answers carries beside the request's id. */
export type FastPeer = {
  ip: string
  certificate?: string | undefined
  requestId: string
  own?: Readonly<Record<string, string>> | undefined
}

export type FastDoor = (req: IncomingMessage, res: ServerResponse, peer: FastPeer) => Promise<boolean>

/**
 * The door of `node:http`, without Web types: an order of magnitude cheaper than a page's. Answers exact canonical paths
 * of the machine endpoints and resolves to true; resolves to false, having touched nothing, for all else.
 */
export function createFastDoor(world: World = realWorld()): FastDoor {
  return async (req, res, peer) => {
    const url = req.url ?? ''
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    const query = mark < 0 ? '' : url.slice(mark + 1)
    const target = readMachinePath(path)
    if (target === undefined) return false
    const method = req.method ?? 'GET'
    const { headers } = req
    const header = (name: string): string | undefined => {
      const value = headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    }
    const document = published({ ...target, method, header }, world.now())
    if (document?.answer !== undefined) {
      write(res, document.answer, peer, false, false)
      return true
    }
    const read = readMessage(req)
    const body = read instanceof Promise ? await read : read
    if (body === undefined) return true // the caller hung up
    const request = protocolRequest({ method, path, query, body, header, peer })
    const { ip, requestId, certificate } = peer
    const context = { ip, requestId, certificate, userAgent: headers['user-agent'] }
    // Within the turn: who starts it, once somebody else's has ended, is that other request.
    const answer = await inTurn(target, () =>
      runWith(context, () => serve(target.endpoint, target.place, request, world)),
    )
    document?.keep(answer)
    write(res, answer, peer, method === 'HEAD', body === 'too_large')
    return true
  }
}

/**
 * Fairness among tenants: 32 requests at work keep a core and its groups busy, and what is beyond waits in a queue of its
 * tenant's. What a tenant has waiting is bounded, so that an overload is answered in bounded time.
 */
const limits = { running: 32, waitingPerOwner: 512, waiting: 8_192, longestWaitMs: 5_000 }
const turns = (): Turns => singleton('fast-door-turns', () => new Turns(limits))

async function inTurn({ endpoint, place }: Target, work: () => Promise<ProtocolResponse>): Promise<ProtocolResponse> {
  if (endpoint === 'discovery' || endpoint === 'jwks') return work()
  // Names that may lead nowhere share one queue: else whoever makes them up would have as many turns as names.
  const answer = await turns().run(snapshots().knows(place) ? place.tenant : '', work)
  return answer === tooMuch ? overloaded() : answer
}

/** RFC 9110 §15.6.4; `temporarily_unavailable` as RFC 6749 §4.1.2.1 means it. */
const overloaded = (): ProtocolResponse =>
  json(
    503,
    { error: 'temporarily_unavailable', error_description: 'too much is asked at once, try again' },
    { 'retry-after': '1' },
  )

/** One list of names and values, which `node:http` writes as it is: header by header costs several times as much. */
function write(
  res: ServerResponse,
  { status, headers, body }: ProtocolResponse,
  { own, requestId }: FastPeer,
  isHead: boolean,
  close: boolean,
): void {
  const text = body ?? ''
  const list: (string | string[])[] = []
  if (own !== undefined) list.push('x-request-id', requestId)
  for (const name in own) if (headers[name] === undefined) list.push(name, own[name] as string)
  for (const name in headers) list.push(name, headers[name] as string | string[])
  if (!isHead && !isBodiless(status)) list.push('content-length', String(Buffer.byteLength(text)))
  if (close) list.push('connection', 'close')
  res.writeHead(status, list)
  res.end(isHead ? '' : text)
}
