import type { IncomingMessage } from 'node:http'
import { bounds } from '#lib/limits/bounds.ts'
import { targetFault } from './target.ts'

/** Why a request is refused before anybody looks at it. `message` is for the person who reads the answer. */
export type Refusal = { status: number; message: string; allow?: string }

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Fields of which a second one would be read by one side and overlooked by the other. */
const single = ['host', 'content-length', 'transfer-encoding', 'content-type', 'authorization', 'origin']
const bits = new Map(single.map((name, at) => [name, 1 << at]))
const lengths = new Set(single.map(({ length }) => length))

function repeated(rawHeaders: readonly string[]): string | undefined {
  let seen = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const raw = rawHeaders[at] ?? ''
    if (!lengths.has(raw.length)) continue // most fields: their names are not even looked at
    const name = raw.toLowerCase()
    const bit = bits.get(name) ?? 0
    if ((seen & bit) !== 0) return name
    seen |= bit
  }
  return undefined
}

/** The checks that need nothing but the request's head, in the order in which they are made (SECURITY H03, H06). */
export function screen(req: IncomingMessage): Refusal | undefined {
  const fault = targetFault(req.url ?? '')
  if (fault === 'too_long') return { status: 414, message: 'The address is too long.' }
  if (fault === 'absolute') return { status: 400, message: 'This server is not a proxy.' }
  if (fault === 'odd') return { status: 404, message: 'There is nothing at this address.' }
  if (!methods.includes(req.method ?? ''))
    return { status: 405, message: 'This method is not served.', allow: methods.join(', ') }
  // Node reads so many and drops the rest in silence: whoever fills the bound may have sent more.
  if (req.rawHeaders.length >= 2 * bounds.header.count) return { status: 431, message: 'There are too many headers.' }
  const twice = repeated(req.rawHeaders)
  if (twice !== undefined) return { status: 400, message: `The header ${twice} was sent twice.` }
  const encoding = req.headers['transfer-encoding']
  if (encoding !== undefined && req.headers['content-length'] !== undefined)
    return { status: 400, message: 'A body has one length.' }
  if (encoding !== undefined && encoding.toLowerCase() !== 'chunked')
    return { status: 501, message: 'This transfer encoding is not served.' }
  if (req.headers.upgrade?.toLowerCase().includes('websocket') === true)
    return { status: 400, message: 'This server speaks no WebSocket.' }
  return undefined
}
