import { isLoopback } from '#lib/kernel/origin.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { ClientKind } from './kinds.ts'

/** Why a redirect URI can't be registered. */
export type UriFault =
  | 'too_long'
  | 'characters'
  | 'not_absolute'
  | 'spelling'
  | 'wildcard'
  | 'fragment'
  | 'credentials'
  | 'scheme'
  | 'plain_http'
  | 'private_scheme_kind'
  | 'private_scheme_dot'

/** What each fault says to the person who typed the URI. */
export const uriFaults: Readonly<Record<UriFault, string>> = {
  too_long: `is longer than ${bounds.url.uri} characters`,
  characters: 'holds a space, a control character or a letter outside ASCII: write those percent-encoded',
  not_absolute: 'must be a whole address, such as https://app.example.com/callback',
  spelling: 'must be spelled as browsers send it: lower-case scheme and host, no default port, no /../',
  wildcard: 'must not hold *: register each address',
  fragment: 'must not have a fragment (#…)',
  credentials: 'must not hold a user name or password',
  scheme: 'uses a scheme that can run code or read files',
  plain_http: 'must use https; http is for localhost alone',
  private_scheme_kind: 'a scheme of its own is for native apps alone',
  private_scheme_dot: 'must name your domain in reverse, such as com.example.app:/callback',
}

const dangerousSchemes = new Set([
  'javascript:',
  'data:',
  'vbscript:',
  'file:',
  'intent:',
  'about:',
  'blob:',
  'view-source:',
  'filesystem:',
  'ws:',
  'wss:',
  'ftp:',
])

/**
 * Why `uri` can't be a redirect URI of a client of this kind, or `undefined` when it can.
 *
 * RFC 6749 §3.1.2 (absolute, no fragment), RFC 9700 §2.1 (compared as a string, so there is one spelling and no
 * wildcard), §2.6 (https, loopback excepted), RFC 8252 §7.1 (private-use schemes are reversed domain names), §7.3.
 */
export function redirectUriFault(uri: string, kind: ClientKind): UriFault | undefined {
  const plain = plainFault(uri)
  if (plain !== undefined) return plain
  const url = new URL(uri)
  if (dangerousSchemes.has(url.protocol)) return 'scheme'
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'plain_http'
  if (url.protocol === 'https:' || url.protocol === 'http:') return isCanonical(uri, url) ? undefined : 'spelling'
  if (kind !== 'native') return 'private_scheme_kind'
  if (!url.protocol.includes('.')) return 'private_scheme_dot'
  return uri.startsWith(url.protocol) ? undefined : 'spelling'
}

/** The faults that need no knowledge of the scheme. Dangerous schemes come first, however they are spelled. */
function plainFault(uri: string): UriFault | undefined {
  if (uri.length > bounds.url.uri) return 'too_long'
  if (!/^[\x21-\x7e]+$/.test(uri) || /[\\"<>^`{|}]/.test(uri)) return 'characters'
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri) || !URL.canParse(uri)) return 'not_absolute'
  const url = new URL(uri)
  if (dangerousSchemes.has(url.protocol)) return 'scheme'
  if (uri.includes('*')) return 'wildcard'
  if (uri.includes('#')) return 'fragment'
  if (url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/?]*@/.test(uri)) return 'credentials'
  return undefined
}

/** Spelled as a browser sends it; a bare origin may stand without its slash. */
const isCanonical = (uri: string, url: URL): boolean => uri === url.href || `${uri}/` === url.href
