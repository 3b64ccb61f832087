import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { isHopByHop } from './inbound-headers.ts'

const pagePolicy = (nonce: string, isHttps: boolean): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    // The console shows pages and mails as people would see them; all other pages refuse to be framed.
    "frame-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ')

/** What is not a page runs nothing and loads nothing, wherever it is opened. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export type Headers = { page(nonce: string): string; fixed: Record<string, string> }

/** The headers of every answer, for the configured origin. HSTS covers this host alone: its siblings are not ours. */
export function securityHeaders(origin: URL): Headers {
  const isHttps = origin.protocol === 'https:'
  return {
    page: (nonce) => pagePolicy(nonce, isHttps),
    fixed: {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      // Not `no-referrer`: under it browsers send `Origin: null` with our own forms, and we refuse that.
      'referrer-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      ...(isHttps ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    },
  }
}

const isPage = (contentType: string | undefined): boolean => /^text\/html\b/i.test(contentType ?? '')

/** An answer of the pages, as it leaves: what the page itself decided stays, what it left open is closed. */
export function outboundHeaders(
  answer: IncomingHttpHeaders,
  headers: Headers,
  peer: { requestId: string; nonce: string },
): OutgoingHttpHeaders {
  const out: OutgoingHttpHeaders = { ...headers.fixed, 'x-request-id': peer.requestId, 'cache-control': 'no-store' }
  for (const name in answer) if (!isHopByHop(name) && name !== 'x-powered-by') out[name] = answer[name]
  out['content-security-policy'] ??= isPage(answer['content-type']) ? headers.page(peer.nonce) : dataPolicy
  return out
}

/** The headers of every answer that the front or the fast door makes itself, without a page; the request's id comes to them. */
export const commonHeaders = (headers: Headers): Record<string, string> => ({
  ...headers.fixed,
  'content-security-policy': dataPolicy,
  'cache-control': 'no-store',
})

/** All headers of one such answer. */
export const ownHeaders = (headers: Headers, requestId: string): Record<string, string> => ({
  ...commonHeaders(headers),
  'x-request-id': requestId,
})
