import { noStore } from '#lib/oidc/respond.ts'

/**
 * Headers of an interactive page (SECURITY A36, A38; UX-H78). `same-origin` and not `no-referrer`: under the latter
 * browsers send `Origin: null` with our own forms. `form-action` names where the chain of 303s may end, for browsers
 * apply it to redirects too: ourselves, and an app at https or at the scheme it registered.
 */
export function pageHeaders(nonce: string, redirectUri: string | undefined): Record<string, string> {
  const scheme = redirectUri === undefined ? '' : ` ${new URL(redirectUri).protocol}`
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    `form-action 'self' https:${scheme === ' https:' ? '' : scheme}`,
    "frame-ancestors 'none'",
  ]
  return {
    ...noStore,
    'content-type': 'text/html;charset=utf-8',
    'content-security-policy': policy.join('; '),
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  }
}
