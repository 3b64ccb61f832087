import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { pipeline, Transform } from 'node:stream'
import type { Peer } from '#lib/kernel/peer.ts'
import { answerText } from './answer.ts'
import { bodyLimit } from './body-limit.ts'
import { inboundHeaders } from './inbound-headers.ts'
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

/** The pages are not there, or ended while they were asked. */
const gone = new Set(['ECONNREFUSED', 'ENOENT', 'EAGAIN', 'ECONNRESET', 'EPIPE'])

function problemOf(error: NodeJS.ErrnoException): Problem {
  if (error === tooLargeError) return tooLarge
  if (error.message === 'answer timeout') return late
  return gone.has(error.code ?? '') ? down : broken
}

/**
 * Passes a request on to the pages over kept connections and streams the answer back. Pages that are down are a 503 with
 * `Retry-After` and the request's id, never a hung browser.
 */
export function createProxy(
  address: PagesAddress,
  origin: URL,
  headers: Headers,
  report: (error: Error, requestId: string) => void,
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
    const upstream = request({
      ...target,
      agent,
      method: req.method,
      path: req.url,
      headers: inboundHeaders(req.headers, origin, peer, policy),
      setHost: false,
    })
    upstream.setTimeout(answerTimeoutMs, () => upstream.destroy(new Error('answer timeout')))
    upstream.once('response', (answer) => {
      res.writeHead(answer.statusCode ?? 502, outboundHeaders(answer.headers, headers, peer))
      pipeline(answer, res, (error) => {
        if (error && error.message !== 'Premature close') report(error, peer.requestId)
      })
    })
    const failed = (error: NodeJS.ErrnoException) => {
      if (res.destroyed || res.writableEnded) return
      if (error !== tooLargeError) report(error, peer.requestId)
      fail(problemOf(error))
    }
    upstream.once('error', failed)
    res.once('close', () => {
      if (!res.writableFinished) upstream.destroy()
    })
    if (!hasBody(req)) return void upstream.end()
    const limit = bounded(maxBytes)
    limit.once('error', (error) => upstream.destroy(error))
    req.pipe(limit).pipe(upstream)
  }
}

// RFC 9112 §6.3: a request has a body when it says so.
const hasBody = (req: IncomingMessage): boolean =>
  req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined
