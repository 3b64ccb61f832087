import { isIP } from 'node:net'
import { config } from '#lib/kernel/env.ts'
import { isLoopback } from '#lib/kernel/origin.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { isPublicAddress } from './public-address.ts'

/** An address that may be asked, as far as it can be told without asking who it is. */
export type Target = { url: URL; host: string; isLoopback: boolean }

type Rules = { loopback: boolean }

/** Names that are never of the public Internet (RFC 6761, 6762, 8375, and ICANN's `internal`). */
const localNames = /(^|\.)(localhost|local|internal|home\.arpa|lan|intranet|corp|home)$/

/**
 * Reads an address that somebody gave us to send to: https, a public host, no user and no fragment. Answers what is wrong with
 * it in words for whoever typed it. Loopback is allowed, also by http, only where the installation's configuration says so.
 * URL parsing has made one form of decimal, octal, hexadecimal and short IPv4 hosts already.
 */
export function readTarget(
  text: string,
  { loopback }: Rules = { loopback: config().loopbackTargets },
): Target | { fault: string } {
  if (text.length > bounds.url.uri) return { fault: `is at most ${bounds.url.uri} characters` }
  if (!URL.canParse(text)) return { fault: 'is not a URL, such as https://hooks.example.com/signet' }
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'must begin with https://' }
  if (url.username !== '' || url.password !== '') return { fault: 'must not hold a user or a password' }
  if (url.hash !== '') return { fault: 'must not have a fragment (#…)' }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (loopback && isLoopback(url.hostname)) return { url, host, isLoopback: true }
  if (url.protocol === 'http:') return { fault: 'must begin with https://' }
  if (isIP(host) !== 0)
    return isPublicAddress(host) ? { url, host, isLoopback: false } : { fault: 'is not an address of the Internet' }
  const name = host.replace(/\.$/, '')
  if (!name.includes('.') || localNames.test(name)) return { fault: 'is not a name of the Internet' }
  return { url, host, isLoopback: false }
}
