import type { IncomingMessage } from 'node:http'
import { paramLimits } from '#lib/oidc/form.ts'

const nothing = new Uint8Array()

const hasNoBody = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/**
 * Reads a body as it arrives and never holds more than a form may have (SECURITY T25). `too_large` is answered while the
 * rest is still under way; the door then closes the connection.
 */
export async function readBody(
  method: string,
  declaredLength: string | undefined,
  chunks: AsyncIterable<Uint8Array> | null,
): Promise<Uint8Array | 'too_large'> {
  if (hasNoBody(method) || chunks === null) return nothing
  if (Number(declaredLength ?? 0) > paramLimits.bytes) return 'too_large'
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > paramLimits.bytes) return 'too_large'
    parts.push(chunk)
  }
  return parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts)
}

/**
 * The same from `node:http`, without the machinery of an iterator. Undefined when the caller hung up. Of a body that is too
 * large the rest stays unread.
 */
export function readMessage(req: IncomingMessage): Promise<Uint8Array | 'too_large' | undefined> | Uint8Array {
  const declared = req.headers['content-length']
  if (hasNoBody(req.method ?? 'GET')) return nothing
  if (declared === '0' || (declared === undefined && req.headers['transfer-encoding'] === undefined)) return nothing
  if (Number(declared ?? 0) > paramLimits.bytes) return Promise.resolve('too_large')
  return new Promise((resolve) => {
    const parts: Uint8Array[] = []
    let size = 0
    let isDone = false
    // What comes after the first of these changes nothing. Node is told of each promise that is resolved twice, and looks into it.
    const done = (body: Uint8Array | 'too_large' | undefined): void => {
      if (isDone) return
      isDone = true
      resolve(body)
    }
    const take = (chunk: Uint8Array): void => {
      size += chunk.length
      parts.push(chunk)
      if (size <= paramLimits.bytes) return
      req.off('data', take).pause()
      done('too_large')
    }
    const end = (): void => done(parts.length === 1 ? (parts[0] ?? nothing) : Buffer.concat(parts))
    const hungUp = (): void => done(undefined)
    req.on('data', take).on('end', end).on('error', hungUp).on('close', hungUp)
  })
}
