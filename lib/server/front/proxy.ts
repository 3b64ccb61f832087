import { Agent, type ClientRequest, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { pipeline, Transform } from 'node:stream'
import type { Peer } from '#lib/kernel/peer.ts'
import { answerText } from './answer.ts'
import { bodyLimit } from './body-limit.ts'
import { inboundHeaders } from './inbound-headers.ts'
import { portalOf } from './portal-of.ts'
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

/** Lets at most `maxBytes` through, and counts instead of storing: memory stays flat whatever is sent. */
function bounded(maxBytes: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      done(size > maxBytes ? tooLargeError : null, chunk)
    },
  })
}
const tooLargeError = new Error('body too large')

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
  const agent = new Agent({ keepAlive: true, maxSockets: 128, maxFreeSockets: 32, scheduling: 'lifo' })
  const target = connectOptions(address)
  let waiting = 0

  return (req, res, peer) => {
    const fail = (problem: Problem) =>
      answerText(res, problem.status, `${problem.message} (${peer.requestId})`, {
        ...ownHeaders(headers, peer.requestId),
        ...(problem.retry ? { 'retry-after': 2 } : {}),
      })
    const maxBytes = bodyLimit(req.url ?? '')
    if (Number(req.headers['content-length'] ?? 0) > maxBytes) return fail(tooLarge)
    if (waiting >= maxWaiting) return fail(down)
    waiting += 1
    res.once('close', () => {
      waiting -= 1
    })

    const policy = headers.page(peer.nonce)
    const asked = performance.now()
    const isRepeatable = !hasBody(req)
    let upstream = send()
    res.once('close', () => {
      if (!res.writableFinished) upstream.destroy()
    })
    if (isRepeatable) return
    const limit = bounded(maxBytes)
    limit.once('error', (error) => upstream.destroy(error))
    req.pipe(limit).pipe(upstream)

    function send(): ClientRequest {
      const sent = request({
        ...target,
        agent,
        method: req.method,
        path: req.url,
        headers: inboundHeaders(req.headers, origin, { ...peer, portal: portalOf(req.url ?? '') }, policy),
        setHost: false,
      })
      sent.setTimeout(answerTimeoutMs, () => sent.destroy(new Error('answer timeout')))
      sent.once('response', (answer) => {
        res.writeHead(answer.statusCode ?? 502, outboundHeaders(answer.headers, headers, peer))
        pipeline(answer, res, (error) => {
          if (error && error.message !== 'Premature close') report(error, peer.requestId)
        })
      })
      sent.once('error', failed)
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
