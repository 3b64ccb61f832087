import { bounds } from '#lib/limits/bounds.ts'
import type { Problem } from '../problem.ts'

const none = 'Send a JSON object, as application/json in UTF-8.'

/**
 * The JSON object that a request carries, of at most `bounds.body.jsonBytes`; no body is an empty one. Or what is wrong with
 * it: another media type (415), too large (413), no JSON, no UTF-8 or no object (400).
 */
export async function readBody(request: Request): Promise<{ body: Record<string, unknown> } | { problem: Problem }> {
  const bytes = await boundedBytes(request)
  if (bytes === undefined) return fault('too_large', `A body has at most ${bounds.body.jsonBytes} bytes.`)
  const type = request.headers.get('content-type')
  const isNothing = bytes.length === 0 && type === null
  if (!isNothing && !/^application\/json *(; *charset="?utf-8"?)? *$/i.test(type ?? ''))
    return fault('media_type', none)
  if (request.headers.has('content-encoding')) return fault('media_type', 'Send the body uncompressed.')
  if (bytes.length === 0) return { body: {} }
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return { body: body as Record<string, unknown> }
  } catch {
    // falls through: what can't be read is no object either
  }
  return fault('malformed', none)
}

const fault = (kind: Problem['kind'], detail: string) => ({ problem: { kind, detail } })

/** Undefined as soon as the bound is met, whatever the rest would have been. */
async function boundedBytes(request: Request): Promise<Buffer | undefined> {
  const { jsonBytes } = bounds.body
  if (Number(request.headers.get('content-length') ?? 0) > jsonBytes) return undefined
  if (request.body === null) return Buffer.alloc(0)
  const parts: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts)
    size += value.byteLength
    if (size > jsonBytes) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
}
