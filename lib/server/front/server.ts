import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { newId } from '#lib/kernel/ids.ts'
import type { Peer } from '#lib/kernel/peer.ts'
import { randomBytes } from '#lib/kernel/random.ts'
import { answerText } from './answer.ts'
import { createGate } from './connections.ts'
import { isForeignWrite } from './foreign-write.ts'
import type { PageProxy } from './proxy.ts'
import { elsewhere } from './same-host.ts'
import { screen } from './screen.ts'
import { commonHeaders, type Headers, ownHeaders } from './security-headers.ts'
import type { Trust } from './trust.ts'

/** A door answers a request and gives true, or leaves it untouched and gives false; at once, or as a promise. */
export type Door = (req: IncomingMessage, res: ServerResponse, peer: FrontPeer) => boolean | Promise<boolean>

/** Who is calling, and the headers that every answer of the front itself carries beside the request's id. */
export type FrontPeer = Peer & { own?: Readonly<Record<string, string>> | undefined }

type FrontDoor = { name: string; door: Door }

export type FrontParts = {
  origin: URL
  trust: Trust
  headers: Headers
  /**
   * Asked in this order; the first that answers ends it, with the peer's `own` headers among its answer's. What no door answers
   * goes to the pages.
   */
  doors: readonly FrontDoor[]
  proxy: PageProxy
  /** Told of every answer, once it is out. */
  served(answer: Served): void
  failed(error: unknown, requestId: string): void
}

export type Served = {
  door: string
  method: string
  /** Without its query: codes and tokens travel there. */
  path: string
  status: number
  durationMs: number
  requestId: string
  ip: string
}

/** Limits of one front process (SECURITY H06): what is slow, large or many is cut off early, with flat memory. */
const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
} as const
const maxHeaders = 100
const maxConnections = 8192

/** One request under way: what is asked, who asks, and the door at which it is. */
type Visit = { req: IncomingMessage; res: ServerResponse; peer: FrontPeer; door: string }

/** The server that owns the port. One request runs through the list below, from top to bottom. */
export function createFront(parts: FrontParts): Server {
  const common = commonHeaders(parts.headers)
  const server = createServer(limits, (req, res) => {
    const started = performance.now()
    const caller = parts.trust(req.socket.remoteAddress, req.headers)
    const requestId = caller.requestId ?? newId()
    const peer: FrontPeer = { ip: caller.ip, requestId, own: common }
    if (caller.certificate !== undefined) peer.certificate = caller.certificate
    const visit: Visit = { req, res, peer, door: 'front' }
    res.on('close', () =>
      parts.served({
        door: visit.door,
        method: req.method ?? '',
        path: pathOf(req.url ?? ''),
        status: res.headersSent ? res.statusCode : 499,
        durationMs: performance.now() - started,
        requestId,
        ip: caller.ip,
      }),
    )
    try {
      route(parts, visit)?.catch((error: unknown) => fail(parts, visit, error))
    } catch (error) {
      fail(parts, visit, error)
    }
  })
  server.maxHeadersCount = maxHeaders
  server.maxConnections = maxConnections
  server.on('connection', createGate())
  server.on('clientError', refuseMalformed)
  return server
}

function fail({ failed, headers }: FrontParts, { res, peer: { requestId } }: Visit, error: unknown): void {
  failed(error, requestId)
  const message = `Something went wrong here. Quote ${requestId} to the operator.`
  answerText(res, 500, message, ownHeaders(headers, requestId))
}

function route(parts: FrontParts, visit: Visit): Promise<void> | undefined {
  const { req, res, peer } = visit
  const refusal = screen(req)
  if (refusal === undefined) return toDoors(parts, visit)
  const allow = refusal.allow === undefined ? {} : { allow: refusal.allow }
  answerText(res, refusal.status, refusal.message, { ...ownHeaders(parts.headers, peer.requestId), ...allow })
  return undefined
}

/** The doors from the one at `from`, then the pages. What is answered or passed on at once costs no promise. */
function toDoors(parts: FrontParts, visit: Visit, from = 0): Promise<void> | undefined {
  for (let at = from; at < parts.doors.length; at++) {
    const { name, door } = parts.doors[at] as FrontDoor
    visit.door = name // before it answers: what it answers at once may be out before we go on
    const isAnswered = door(visit.req, visit.res, visit.peer)
    if (isAnswered === true) return undefined
    if (isAnswered !== false) return isAnswered.then((isIt) => (isIt ? undefined : toDoors(parts, visit, at + 1)))
  }
  visit.door = 'front'
  toPages(parts, visit)
  return undefined
}

function toPages({ origin, headers, proxy }: FrontParts, visit: Visit): void {
  const { req, res, peer } = visit
  const { ip, requestId, certificate } = peer
  const address = elsewhere(req, origin)
  if (address !== undefined) {
    const moved = { ...ownHeaders(headers, requestId), location: address }
    answerText(res, 307, `Signet is at ${origin.origin}.`, moved)
  } else if (isForeignWrite(req, origin)) {
    const message = 'This was sent from another site. Open the page again.'
    answerText(res, 403, message, ownHeaders(headers, requestId))
  } else {
    visit.door = 'pages'
    proxy(req, res, { ip, requestId, certificate, nonce: randomBytes(16).toString('base64') })
  }
}

function pathOf(target: string): string {
  const end = target.indexOf('?')
  return target.slice(0, Math.min(end < 0 ? target.length : end, 512))
}

const statusOf: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What can't be read as HTTP gets one line and a closed connection; nothing of it is quoted back or logged. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status = statusOf[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
