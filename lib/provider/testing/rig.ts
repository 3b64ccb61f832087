import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { render } from '#app/t/render.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type Peer, peerHeader, sealPeer } from '#lib/kernel/peer.ts'
import { endpointPaths } from '#lib/oidc/endpoints.ts'
import { createFastDoor, type FastDoor } from '../fast-door.ts'
import { hostedDoor } from '../hosted/door.ts'
import { createPlainDoor, type PlainDoor } from '../hosted/plain-door.ts'
import { stepKeys } from '../hosted/step-keys.ts'
import { type Handlers, nextDoor } from '../next-door.ts'
import { machineEndpoints } from '../paths.ts'
import { realWorld, type World } from '../world.ts'

/** A server with all doors behind one port, as the front and the pages have them, in this process. Without the fast ones: those of Next.js alone. */
export type Rig = {
  origin: string
  /** Requests that the fast door answered. */
  fast: string[]
  close(): Promise<void>
}

process.env.SIGNET_LOG_LEVEL ??= 'fatal'

/** The test's own header by which it says where a request comes from; the front of the product believes no header. */
export const ipHeader = 'test-ip'

type RigOptions = { port?: number; world?: World; doors?: { hasFastDoor: boolean }; requestId?: () => string }

export async function startRig(options: RigOptions = {}): Promise<Rig> {
  const { port: wanted = 0, world = realWorld(), doors = { hasFastDoor: true }, requestId = newId } = options
  const routes = routesOf(world)
  const fastDoor = createFastDoor(world)
  const plainDoor = createPlainDoor(render, world)
  const fast: string[] = []
  const server = createServer((req, res) => {
    const peer = { ip: String(req.headers[ipHeader] ?? '192.0.2.1'), requestId: requestId() }
    answer(req, res, peer, { ...(doors.hasFastDoor ? { fastDoor, plainDoor } : {}), routes, fast }).catch(
      (error: unknown) => {
        res.writeHead(500).end(String(error))
      },
    )
  })
  server.maxRequestsPerSocket = 1 // a connection that was kept would not survive a restart
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://localhost:${port}`, fast, close: () => closed(server) }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** The folders of app/t, by the path below the issuer. */
function routesOf(world: World): Map<string, Handlers> {
  const machines = machineEndpoints.map((name): [string, Handlers] => [endpointPaths[name], nextDoor(name, world)])
  return new Map([
    ...machines,
    ['/.well-known/oauth-authorization-server', nextDoor('discovery', world)],
    ...[...stepKeys].map(([path, name]): [string, Handlers] => [path, hostedDoor(name, render, world)]),
  ])
}

type Behind = { fastDoor?: FastDoor; plainDoor?: PlainDoor; routes: Map<string, Handlers>; fast: string[] }

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  peer: Peer,
  { fastDoor, plainDoor, routes, fast }: Behind,
): Promise<void> {
  if (fastDoor !== undefined && (await fastDoor(req, res, peer))) return void fast.push(req.url ?? '')
  if (plainDoor !== undefined && (await plainDoor(req, res, peer))) return
  const path = (req.url ?? '').split('?')[0] ?? ''
  const isInserted = path.startsWith('/.well-known/')
  const below = isInserted ? '/.well-known/oauth-authorization-server' : path.replace(/^\/t\/[^/]+\/[^/]+/, '')
  const handler = routes.get(below)?.[(req.method ?? 'GET') as keyof Handlers]
  if (handler === undefined) return void res.writeHead(404).end()
  const response = await handler(toWeb(req, peer))
  const cookies = response.headers.getSetCookie()
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  res.writeHead(response.status, { ...headers, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) })
  res.end(Buffer.from(await response.arrayBuffer()))
}

function toWeb(req: IncomingMessage, peer: Peer): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) if (value !== undefined) headers.set(name, String(value))
  headers.set(peerHeader, sealPeer(peer))
  const method = req.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody ? { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' as const } : {}
  return new Request(`http://pages.internal${req.url}`, { method, headers, ...body })
}
