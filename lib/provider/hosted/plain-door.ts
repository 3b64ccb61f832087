import type { IncomingMessage, ServerResponse } from 'node:http'
import { runWith } from '#lib/kernel/context.ts'
import { log } from '#lib/kernel/log.ts'
import type { Peer } from '#lib/kernel/peer.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { readMessage } from '../body.ts'
import { isBodiless } from '../next-door.ts'
import { protocolRequest } from '../request.ts'
import { realWorld, type World } from '../world.ts'
import { answerStep } from './door.ts'
import { stepKeys } from './step-keys.ts'
import { steps } from './steps.ts'
import type { RenderHosted } from './visit.ts'

export type PlainDoor = (req: IncomingMessage, res: ServerResponse, peer: Peer) => Promise<boolean>

/** The issuer's part of a path, as far as its form goes; whether there is such an environment is the step's to find out. */
const belowIssuer = /^\/t\/[^/?#]+\/[^/?#]+(\/[^?#]+)(?:\?[^#]*)?$/

/**
 * The pages a person meets, straight from `node:http`: the same functions as behind the routes of `app/t`, without the router and the
 * Web types around them, which cost more than most of what they lead to. Answers exact canonical paths and resolves to true; resolves to
 * false, having touched nothing, for all else: what takes a file, what is no step, and what a URL would be written otherwise.
 */
export function createPlainDoor(render: RenderHosted, world: World = realWorld()): PlainDoor {
  return async (req, res, peer) => {
    const raw = req.url ?? ''
    const name = stepKeys.get(belowIssuer.exec(raw)?.[1] ?? '')
    if (name === undefined || steps[name].takesFile === true) return false
    const url = new URL(raw, 'http://pages.internal')
    if (`${url.pathname}${url.search}` !== raw && `${url.pathname}?` !== raw) return false
    const read = readMessage(req)
    const body = read instanceof Promise ? await read : read
    if (body === undefined) return true // the caller hung up
    const method = req.method ?? 'GET'
    const header = (each: string): string | undefined => {
      const value = req.headers[each]
      return Array.isArray(value) ? value.join(', ') : value
    }
    const received = protocolRequest({ method, path: url.pathname, query: url.search.slice(1), body, header, peer })
    const context = { ...peer, userAgent: header('user-agent') }
    const asked = runWith(context, () => answerStep(name, received, { context, url: url.href }, { render, world }))
    const answer = await asked.catch((error: unknown) => {
      log().error({ requestId: peer.requestId, err: error }, 'a page could not be made')
      return unmade
    })
    write(res, answer, method === 'HEAD', body === 'too_large')
    return true
  }
}

const unmade: ProtocolResponse = {
  status: 500,
  headers: { 'content-type': 'text/plain;charset=utf-8', 'cache-control': 'no-store' },
  body: 'Internal Server Error',
}

/** What is left of a body that is too large stays unread, so the connection ends with the answer. */
function write(
  res: ServerResponse,
  { status, headers, body }: ProtocolResponse,
  isHead: boolean,
  close: boolean,
): void {
  const bytes = Buffer.from(body ?? '')
  const list: (string | string[])[] = []
  for (const name in headers) list.push(name, headers[name] as string | string[])
  if (!isHead && !isBodiless(status)) list.push('content-length', String(bytes.length))
  if (close) list.push('connection', 'close')
  res.writeHead(status, list)
  res.end(isHead || isBodiless(status) ? '' : bytes)
}
