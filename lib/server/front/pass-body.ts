import type { ClientRequest, IncomingMessage } from 'node:http'

/** With what the request to the pages is ended when its body turns out to be too large. */
export const tooLargeError = new Error('body too large')

/**
 * Passes a request's body on to the pages as it comes: at most `maxBytes`, counted and not stored, so that memory stays flat
 * whatever is sent. What says its length is passed on with its last byte, so that a form leaves in one piece with its head.
 */
export function passBody(req: IncomingMessage, upstream: ClientRequest, maxBytes: number): void {
  const declared = Number(req.headers['content-length'])
  let size = 0
  const take = (chunk: Buffer): void => {
    if (upstream.destroyed) return
    size += chunk.length
    if (size > maxBytes) upstream.destroy(tooLargeError)
    else if (size === declared) upstream.end(chunk)
    else if (!upstream.write(chunk)) {
      req.pause()
      upstream.once('drain', () => req.resume())
    }
  }
  req.on('data', take)
  req.once('end', () => {
    if (!upstream.writableEnded && !upstream.destroyed) upstream.end()
  })
  // Whoever is answered before all was read: the rest stays where it is.
  upstream.once('close', () => req.off('data', take).pause())
}
