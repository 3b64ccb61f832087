import { isAbsoluteUri } from '../absolute-uri.ts'
import type { Client } from '../model.ts'

declare const verified: unique symbol

/** A URI that this client registered. Only the verifiers below make one; only such a one is ever redirected to. */
export type VerifiedRedirect = { uri: string; [verified]: true }

/** OAuth 2.1 §2.3.1: exact match; only a native client's loopback address may differ, and only in its port. */
export function verifyRedirect(client: Client, uri: string | undefined): VerifiedRedirect | undefined {
  if (uri === undefined || !isClean(uri)) return undefined
  const registered =
    client.redirectUris.includes(uri) || (client.kind === 'native' && matchesLoopback(client.redirectUris, uri))
  return registered ? ({ uri } as VerifiedRedirect) : undefined
}

/** OIDC RP-Initiated Logout §3.1: exact, always. */
export const verifyPostLogoutRedirect = (client: Client, uri: string): VerifiedRedirect | undefined =>
  isClean(uri) && client.postLogoutRedirectUris.includes(uri) ? ({ uri } as VerifiedRedirect) : undefined

/** Whatever was registered, what is redirected to can be written into a header as it is. */
const isClean = (uri: string): boolean => isAbsoluteUri(uri, 2_048)

const loopback = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]))(?::([1-9]\d{0,4}))?([/?].*)?$/

/** RFC 8252 §7.3: loopback by IP literal, any port, all else equal. */
function matchesLoopback(registered: readonly string[], uri: string): boolean {
  const asked = withoutPort(uri)
  return asked !== undefined && registered.some((candidate) => withoutPort(candidate) === asked)
}

function withoutPort(uri: string): string | undefined {
  const [whole, host, port, rest = ''] = loopback.exec(uri) ?? []
  return whole === undefined || Number(port ?? 80) > 65_535 ? undefined : `${host}${rest}`
}
