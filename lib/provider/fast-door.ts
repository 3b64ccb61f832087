import type { IncomingMessage, ServerResponse } from 'node:http'
import { singleton } from '#lib/kernel/singleton.ts'
import { Turns, tooMuch } from '#lib/kernel/turns.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { json } from '#lib/oidc/respond.ts'
import { readMessage } from './body.ts'
import { type MachineTarget, readMachinePath } from './paths.ts'
import { type Published, published } from './published.ts'
import { protocolRequest } from './request.ts'
import { serve } from './serve.ts'
import { snapshots } from './snapshots.ts'
import { realWorld, type World } from './world.ts'
import { WrittenAnswer } from './written-answer.ts'

/** Who is calling, as the front established it, and the headers that each of its answers carries beside the request's id. */
export type FastPeer = {
  ip: string
  certificate?: string | undefined
  requestId: string
  own?: Readonly<Record<string, string>> | undefined
}

export type FastDoor = (req: IncomingMessage, res: ServerResponse, peer: FastPeer) => boolean | Promise<boolean>

/**
 * The door of `node:http`, without Web types: an order of magnitude cheaper than a page's. Answers exact canonical paths
 * of the machine endpoints and gives true, or a promise of it; gives false, having touched nothing, for all else. Published
 * documents that are at hand are answered at once.
 */
export function createFastDoor(world: World = realWorld()): FastDoor {
  return (req, res, peer) => {
    const url = req.url ?? ''
    const mark = url.indexOf('?')
    const target = readMachinePath(mark < 0 ? url : url.slice(0, mark))
    if (target === undefined) return false
    const { endpoint, place } = target
    const isConditional = req.headers['if-none-match'] !== undefined
    const document = published({ endpoint, place, method: req.method ?? 'GET', isConditional }, world.now())
    const known = document?.answer
    if (known === undefined || known.own !== peer.own) return answer({ req, res, peer, target, world, document })
    known.send(res, peer)
    return true
  }
}

type Asked = {
  req: IncomingMessage
  res: ServerResponse
  peer: FastPeer
  target: MachineTarget
  world: World
  document: Published | undefined
}

async function answer({ req, res, peer, target, world, document }: Asked): Promise<true> {
  const { url = '', headers, method = 'GET' } = req
  const read = readMessage(req)
  const body = read instanceof Promise ? await read : read
  if (body === undefined) return true // the caller hung up
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const query = mark < 0 ? '' : url.slice(mark + 1)
  const header = (name: string): string | undefined => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }
  const request = protocolRequest({ method, path, query, body, header, peer })
  const { ip, requestId, certificate } = peer
  const context = { ip, requestId, certificate, userAgent: headers['user-agent'] }
  const answered = await inTurn(target, () => serve(target.endpoint, target.place, request, { world, context }))
  const written = new WrittenAnswer(answered, peer.own, method === 'HEAD')
  document?.keep(written)
  written.send(res, peer, body === 'too_large')
  return true
}

/**
 * Fairness among tenants: 32 requests at work keep a core and its groups busy, 24 of one tenant at most, so that another begins
 * at once; what is beyond waits in a queue of its tenant's. What a tenant has waiting is bounded, so that an overload is answered
 * in bounded time.
 */
const limits = { running: 32, runningPerOwner: 24, waitingPerOwner: 512, waiting: 8_192, longestWaitMs: 5_000 }
const turns = (): Turns => singleton('fast-door-turns', () => new Turns(limits))

async function inTurn(
  { endpoint, place }: MachineTarget,
  work: () => Promise<ProtocolResponse>,
): Promise<ProtocolResponse> {
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
