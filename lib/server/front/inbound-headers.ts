import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
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

/**
 * The headers that the pages get: the caller's, without what is not the caller's to say; the host and scheme of the
 * configured origin; and the one sealed header. Next reads the nonce of its scripts from a policy in the request.
 */
export function inboundHeaders(
  headers: IncomingHttpHeaders,
  origin: URL,
  peer: Peer,
  policy: string,
): OutgoingHttpHeaders {
  const listed = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/))
  const kept: OutgoingHttpHeaders = {}
  for (const name in headers) {
    if (hopByHop.has(name) || internal.test(name)) continue
    if (listed.has(name) && !isEndToEnd(name)) continue
    kept[name] = headers[name]
  }
  kept.host = origin.host
  kept['x-forwarded-host'] = origin.host
  kept['x-forwarded-proto'] = origin.protocol.slice(0, -1)
  kept['x-forwarded-for'] = peer.ip
  kept['content-security-policy'] = policy
  kept[peerHeader] = sealPeer(peer)
  return kept
}

/** A caller may name any field in `Connection`; those that decide about access stay, or naming would remove them. */
const isEndToEnd = (name: string): boolean =>
  ['host', 'cookie', 'authorization', 'origin', 'content-length', 'content-type', 'sec-fetch-site'].includes(name)
