import type { IncomingMessage } from 'node:http'
import { isLoopback } from '#lib/kernel/origin.ts'

/**
 * On this machine `127.0.0.1` and `localhost` are one server but two hosts to a browser, whose cookies would be lost on
 * the way. So a person who opens a page under the other name is sent to the configured origin. Only loopback names are
 * looked at; nothing else ever depends on the Host header.
 */
export function elsewhere(req: IncomingMessage, origin: URL): string | undefined {
  if (req.headers.host === origin.host || !isLoopback(origin.hostname)) return undefined
  if (req.method !== 'GET' && req.method !== 'HEAD') return undefined
  if (req.headers.accept?.includes('text/html') !== true) return undefined
  const host = `http://${req.headers.host ?? ''}`
  if (!URL.canParse(host)) return undefined
  const asked = new URL(host)
  const isOtherName = isLoopback(asked.hostname) && asked.hostname !== origin.hostname && asked.port === origin.port
  return isOtherName ? `${origin.origin}${req.url ?? '/'}` : undefined
}
