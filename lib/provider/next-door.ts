import { type RequestContext, runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import type { ProtocolRequest, ProtocolResponse } from '#lib/oidc/protocol.ts'
import { readBody } from './body.ts'
import { isFileForm, readFileForm, type SentFile } from './file-form.ts'
import { type MachineEndpoint, readMachinePath } from './paths.ts'
import { protocolRequest } from './request.ts'
import { notFound, serve } from './serve.ts'
import { realWorld, type World } from './world.ts'

type Handler = (request: Request) => Promise<Response>
export type Handlers = Record<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', Handler>

/** Every method goes to the same handler: which are allowed is the endpoint's to say, in its own words (405). */
export const everyMethod = (handle: Handler): Handlers => ({
  GET: handle,
  HEAD: handle,
  POST: handle,
  PUT: handle,
  PATCH: handle,
  DELETE: handle,
  OPTIONS: handle,
})

/** The door of Web types, for what the fast door left. It too answers the canonical path of its endpoint alone. */
export const nextDoor = (endpoint: MachineEndpoint, world: World = realWorld()): Handlers =>
  everyMethod((request) =>
    receive(request, async (received, context) => {
      const target = readMachinePath(received.path)
      if (target === undefined || target.endpoint !== endpoint) return notFound()
      return serve(endpoint, target.place, received, { world, context })
    }),
  )

/**
 * Reads a Web request, answers in the context of its caller, and writes a Web response. Only what takes a file is told of one; to all
 * else a form of several parts is no form.
 */
export async function receive(
  request: Request,
  answer: (request: ProtocolRequest, context: RequestContext, file?: SentFile) => Promise<ProtocolResponse>,
  takesFile = false,
): Promise<Response> {
  const { method, headers } = request
  const url = new URL(request.url)
  const header = (name: string): string | undefined => headers.get(name) ?? undefined
  const peer = openPeer(headers.get(peerHeader)) ?? { ip: '0.0.0.0', requestId: newId() }
  const head = { method, path: url.pathname, query: url.search.slice(1), header, peer }
  const type = header('content-type') ?? ''
  const context = { ...peer, userAgent: header('user-agent') }
  if (takesFile && method === 'POST' && isFileForm(type)) {
    const { form, file } = await readFileForm(type, header('content-encoding'), request.body)
    const received = { ...protocolRequest({ ...head, body: new Uint8Array() }), form }
    return toResponse(await runWith(context, () => answer(received, context, file)), false)
  }
  const body = await readBody(method, header('content-length'), request.body)
  const received = protocolRequest({ ...head, body })
  return toResponse(await runWith(context, () => answer(received, context)), method === 'HEAD')
}

function toResponse({ status, headers, body }: ProtocolResponse, isHead: boolean): Response {
  const list = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  )
  return new Response(isHead || isBodiless(status) ? null : body, { status, headers: list })
}

/** RFC 9110 §6.4.1: these statuses never have a body. */
export const isBodiless = (status: number): boolean => status === 204 || status === 304
