import type { IncomingHttpHeaders } from 'node:http'
import { type Peer, peerHeader, sealPeer } from '#lib/kernel/peer.ts'

/** RFC 9110 §7.6.1: fields of one connection, which no intermediary passes on. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'expect',
])

/** Fields by which proxies and frameworks talk among themselves. A caller has no say in them (SECURITY H01, H04). */
const internal =
  /^(?:forwarded|via|x-real-ip|x-client-ip|x-original-.*|x-rewrite-url|x-http-method.*|x-request-id|x-forwarded-.*|x-signet-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*|x-nextjs-.*|x-next-.*|next-resume|content-security-policy.*)$/

/** The fields that a response keeps for its own connection. */
export const isHopByHop = (name: string): boolean => hopByHop.has(name)

/** Those who may not be named in `Connection`: they decide about access, or naming them would remove it. */
const endToEnd = new Set([
  'host',
  'cookie',
  'authorization',
  'origin',
  'content-length',
  'content-type',
  'sec-fetch-site',
])

const nothing: ReadonlySet<string> = new Set()

/** What a caller names in `Connection`, beyond what is of the connection anyway. */
function namedOf(connection: string | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return nothing
  return new Set(connection.toLowerCase().split(/\s*,\s*/))
}

/**
 * The headers that the pages get, names and values in turn: the caller's, without what is not the caller's to say; the host and
 * scheme of the configured origin; and the one sealed header. Next reads the nonce of its scripts from a policy in the request.
 */
export function inboundHeaders(headers: IncomingHttpHeaders, origin: URL, peer: Peer, policy: string): string[] {
  const named = namedOf(headers.connection)
  const list = ['host', origin.host]
  for (const name in headers) {
    const value = headers[name]
    // Node.js makes a list of Set-Cookie alone, which is no request's.
    if (name === 'host' || typeof value !== 'string' || hopByHop.has(name) || internal.test(name)) continue
    if (named.has(name) && !endToEnd.has(name)) continue
    list.push(name, value)
  }
  list.push('x-forwarded-host', origin.host, 'x-forwarded-proto', origin.protocol.slice(0, -1))
  list.push('x-forwarded-for', peer.ip, 'content-security-policy', policy, peerHeader, sealPeer(peer))
  return list
}
