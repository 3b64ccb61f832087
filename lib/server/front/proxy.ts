import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { Peer } from '#lib/kernel/peer.ts'
import { answerText } from './answer.ts'
import { bodyLimit } from './body-limit.ts'
import { inboundHeaders } from './inbound-headers.ts'
import { passBody, tooLargeError } from './pass-body.ts'
import { portalOf } from './portal-of.ts'
import { relay } from './relay.ts'
import { type Headers, outboundHeaders, ownHeaders } from './security-headers.ts'

/** Where the pages listen: a socket's path, or a port of 127.0.0.1 where paths are too long for sockets. */
export type PagesAddress = { path: string } | { port: number }

export type PageProxy = (req: IncomingMessage, res: ServerResponse, peer: Peer & { nonce: string }) => void

const answerTimeoutMs = 30_000
const maxWaiting = 1024

/** How `node:http` reaches the pages. */
export const connectOptions = (address: PagesAddress) =>
  'path' in address ? { socketPath: address.path } : { host: '127.0.0.1', port: address.port }

type Problem = { status: number; message: string; retry: boolean }

const down: Problem = { status: 503, message: 'Signet is starting or busy. Try again in a moment.', retry: true }
const late: Problem = { status: 504, message: 'The page took too long. Try again in a moment.', retry: true }
const broken: Problem = { status: 502, message: 'The page could not be made. Try again.', retry: false }
const tooLarge: Problem = { status: 413, message: 'The body is too large.', retry: false }

/** Nobody listens: the request was not sent. */
const absent = new Set(['ECONNREFUSED', 'ENOENT'])

/** The pages are not there, or ended while they were asked. */
const gone = new Set([...absent, 'EAGAIN', 'ECONNRESET', 'EPIPE'])

/** Pages that ended are started again at once: who asks meanwhile waits for them so long. */
const comeBackWithinMs = 10_000
const lookAgainMs = 100

function problemOf(error: NodeJS.ErrnoException): Problem {
  if (error === tooLargeError) return tooLarge
  if (error.message === 'answer timeout') return late
  return gone.has(error.code ?? '') ? down : broken
}

/** Connections to the pages, kept as they are: what Node sets anew on each between two requests is for servers far away. */
class Connections extends Agent {
  override keepSocketAlive(): true {
    return true
  }
}

/**
 * Passes a request on to the pages over kept connections and streams the answer back. While the pages come back, a request
 * without a body waits for them; pages that stay down are a 503 with `Retry-After` and the request's id, never a hung browser.
 */
export function createProxy(
  address: PagesAddress,
  origin: URL,
  headers: Headers,
  report: (error: Error, requestId: string) => void,
  waitMs = comeBackWithinMs,
): PageProxy {
  // The timeout is of one request and of an idle connection: shorter than the pages' own, so that none is closed as it is taken.
  const timeout = answerTimeoutMs
  const agent = new Connections({ keepAlive: true, maxSockets: 128, maxFreeSockets: 32, scheduling: 'lifo', timeout })
  const target = { ...connectOptions(address), agent, setHost: false }
  let waiting = 0

  return (req, res, peer) => {
    const fail = (problem: Problem) =>
      answerText(res, problem.status, `${problem.message} (${peer.requestId})`, {
        ...ownHeaders(headers, peer.requestId),
        ...(problem.retry ? { 'retry-after': 2 } : {}),
      })
    const { method = '', url = '' } = req
    const maxBytes = bodyLimit(url)
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) return fail(tooLarge)
    if (waiting >= maxWaiting) return fail(down)

    const asked = performance.now()
    const head = inboundHeaders(req.headers, origin, { ...peer, portal: portalOf(url) }, headers.page(peer.nonce))
    head.push(...framing(req))
    const isRepeatable = !hasBody(req)
    let upstream = send()
    waiting += 1
    res.once('close', () => {
      waiting -= 1
      if (!res.writableFinished) upstream.destroy()
    })
    if (!isRepeatable) passBody(req, upstream, maxBytes)

    function send(): ClientRequest {
      const sent = request({ ...target, method, path: url, headers: head })
      sent.once('timeout', () => sent.destroy(new Error('answer timeout')))
      sent.once('response', (answer) => {
        res.writeHead(answer.statusCode ?? 502, outboundHeaders(answer.rawHeaders, headers, peer))
        relay(answer, res, (error) => report(error, peer.requestId))
      })
      sent.on('error', failed)
      if (isRepeatable) sent.end()
      return sent
    }

    function failed(error: NodeJS.ErrnoException): void {
      if (res.destroyed || res.writableEnded) return
      if (isRepeatable && absent.has(error.code ?? '') && performance.now() - asked < waitMs) {
        setTimeout(() => {
          if (!res.destroyed) upstream = send()
        }, lookAgainMs)
        return
      }
      if (error !== tooLargeError) report(error, peer.requestId)
      fail(problemOf(error))
    }
  }
}

// RFC 9112 §6.3: a request has a body when it says so.
const hasBody = (req: IncomingMessage): boolean =>
  req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined

/** Methods whose requests say that they have no body. */
const writes = new Set(['POST', 'PUT', 'PATCH'])

/** How the body of our own request is told apart from what follows it: never left to the method (RFC 9112 §6.3). */
function framing({ method, headers }: IncomingMessage): string[] {
  if (headers['transfer-encoding'] !== undefined) return ['transfer-encoding', 'chunked']
  return headers['content-length'] === undefined && writes.has(method ?? '') ? ['content-length', '0'] : []
}
