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

/** A door answers a request and resolves to true, or leaves it untouched and resolves to false. */
export type Door = (req: IncomingMessage, res: ServerResponse, peer: FrontPeer) => Promise<boolean>

/** Who is calling, and the headers that every answer of the front itself carries beside the request's id. */
export type FrontPeer = Peer & { own?: Readonly<Record<string, string>> | undefined }

export type FrontParts = {
  origin: URL
  trust: Trust
  headers: Headers
  /**
   * Asked in this order, those first that put the peer's `own` headers among their answer's (`writesOwn`); for the others the
   * front has set them. The first that answers ends it. What no door answers goes to the pages.
   */
  doors: readonly { name: string; door: Door; writesOwn?: boolean }[]
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

/** The server that owns the port. One request runs through the list below, from top to bottom. */
export function createFront(parts: FrontParts): Server {
  const common = commonHeaders(parts.headers)
  const server = createServer(limits, (req, res) => {
    const started = performance.now()
    const caller = parts.trust(req.socket.remoteAddress, req.headers)
    const peer: FrontPeer = {
      ip: caller.ip,
      requestId: caller.requestId ?? newId(),
      own: common,
      ...(caller.certificate === undefined ? {} : { certificate: caller.certificate }),
    }
    let door = 'front'
    res.once('close', () =>
      parts.served({
        door,
        method: req.method ?? '',
        path: pathOf(req.url ?? ''),
        status: res.headersSent ? res.statusCode : 499,
        durationMs: performance.now() - started,
        requestId: peer.requestId,
        ip: peer.ip,
      }),
    )
    route(parts, req, res, peer, (name) => {
      door = name
    }).catch((error: unknown) => {
      parts.failed(error, peer.requestId)
      answerText(
        res,
        500,
        `Something went wrong here. Quote ${peer.requestId} to the operator.`,
        ownHeaders(parts.headers, peer.requestId),
      )
    })
  })
  server.maxHeadersCount = maxHeaders
  server.maxConnections = maxConnections
  server.on('connection', createGate())
  server.on('clientError', refuseMalformed)
  return server
}

async function route(
  parts: FrontParts,
  req: IncomingMessage,
  res: ServerResponse,
  peer: FrontPeer,
  enter: (door: string) => void,
): Promise<void> {
  const refusal = screen(req)
  if (refusal !== undefined)
    return answerText(res, refusal.status, refusal.message, {
      ...ownHeaders(parts.headers, peer.requestId),
      ...(refusal.allow === undefined ? {} : { allow: refusal.allow }),
    })
  for (const { name, door, writesOwn } of parts.doors) {
    if (!writesOwn) continue
    enter(name) // before it answers: what it answers at once may be out before we go on
    if (await door(req, res, peer)) return
    enter('front')
  }
  const own = ownHeaders(parts.headers, peer.requestId)
  for (const { name, door, writesOwn } of parts.doors) {
    if (writesOwn) continue
    for (const header in own) res.setHeader(header, own[header] ?? '')
    if (await door(req, res, peer)) return enter(name)
    for (const header in own) res.removeHeader(header)
  }
  const address = elsewhere(req, parts.origin)
  if (address !== undefined)
    return answerText(res, 307, `Signet is at ${parts.origin.origin}.`, { ...own, location: address })
  if (isForeignWrite(req, parts.origin))
    return answerText(res, 403, 'This was sent from another site. Open the page again.', own)
  enter('pages')
  const { own: _, ...caller } = peer
  parts.proxy(req, res, { ...caller, nonce: randomBytes(16).toString('base64') })
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
