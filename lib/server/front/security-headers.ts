import { isHopByHop } from './inbound-headers.ts'

/** The policy of a page, in the parts between which its nonce stands. */
const pagePolicy = (isHttps: boolean): [string, string, string] => [
  "default-src 'none'; script-src 'self' 'nonce-",
  "' 'strict-dynamic'; style-src 'self' 'nonce-",
  [
    "'",
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
  ].join('; '),
]

/** What is not a page runs nothing and loads nothing, wherever it is opened. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export type Headers = { page(nonce: string): string; fixed: Record<string, string> }

/** The headers of every answer, for the configured origin. HSTS covers this host alone: its siblings are not ours. */
export function securityHeaders(origin: URL): Headers {
  const isHttps = origin.protocol === 'https:'
  const [scripts, styles, rest] = pagePolicy(isHttps)
  return {
    page: (nonce) => `${scripts}${nonce}${styles}${nonce}${rest}`,
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

const isPage = (contentType: string): boolean => /^text\/html\b/i.test(contentType)

/**
 * The headers of an answer of the pages as it leaves, names and values in turn, from those it came with: what the page itself
 * decided stays, what it left open is closed.
 */
export function outboundHeaders(
  rawHeaders: readonly string[],
  headers: Headers,
  peer: { requestId: string; nonce: string },
): string[] {
  const list: string[] = []
  const decided = new Set<string>()
  let contentType = ''
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] as string).toLowerCase()
    const value = rawHeaders[at + 1] as string
    if (isHopByHop(name) || name === 'x-powered-by') continue
    if (name === 'content-type') contentType = value
    decided.add(name)
    list.push(name, value)
  }
  for (const name in headers.fixed) if (!decided.has(name)) list.push(name, headers.fixed[name] as string)
  if (!decided.has('x-request-id')) list.push('x-request-id', peer.requestId)
  if (!decided.has('cache-control')) list.push('cache-control', 'no-store')
  if (!decided.has('content-security-policy'))
    list.push('content-security-policy', isPage(contentType) ? headers.page(peer.nonce) : dataPolicy)
  return list
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
