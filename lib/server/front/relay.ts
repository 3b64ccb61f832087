import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Streams an answer of the pages to whoever asked, whose head has been written and not sent. What says its length leaves with its
 * last byte, so that a page that came in one piece leaves in one, its head with it. `broke` is told when the pages end in the
 * middle; then the caller's connection ends there too, or half a page would pass for a whole one.
 */
export function relay(answer: IncomingMessage, res: ServerResponse, broke: (error: Error) => void): void {
  let left = lengthOf(answer.rawHeaders)
  answer.on('data', (chunk: Buffer) => {
    if (res.destroyed) return
    left -= chunk.length
    if (left === 0) res.end(chunk)
    else if (!res.write(chunk)) {
      answer.pause()
      res.once('drain', () => answer.resume())
    }
  })
  answer.once('end', () => {
    if (!res.writableEnded) res.end()
  })
  answer.once('error', (error) => {
    if (res.destroyed || res.writableEnded) return
    broke(error)
    res.destroy()
  })
}

/** How long a message says it is, without reading all its headers into an object; not a number where it doesn't say. */
function lengthOf(rawHeaders: readonly string[]): number {
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.toLowerCase() === 'content-length') return Number(rawHeaders[at + 1])
  return Number.NaN
}
