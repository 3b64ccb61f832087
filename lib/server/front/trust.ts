import type { IncomingHttpHeaders } from 'node:http'
import ipaddr from 'ipaddr.js'
import { ConfigError } from '#lib/kernel/env.ts'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** What a request says about itself once the front has decided whom to believe. */
export type Caller = { ip: string; requestId: string | undefined; certificate: string | undefined }

export type Trust = (socketAddress: string | undefined, headers: IncomingHttpHeaders) => Caller

function parseRange(entry: string): Range {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry)
  if (!ipaddr.isValid(entry))
    throw new ConfigError(
      `The configuration can't be used:\n  SIGNET_TRUSTED_PROXIES: ${entry} is neither an address nor a range such as 10.0.0.0/8`,
    )
  const address = ipaddr.parse(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

const requestIdForm = /^[A-Za-z0-9_-]{8,64}$/
const maxForwardedHops = 32
const maxCertificateLength = 8192

/** The last value of a header that a list of proxies appended to. */
const entries = (value: string | string[] | undefined): string[] =>
  (Array.isArray(value) ? value.join(',') : (value ?? '')).split(',').map((entry) => entry.trim())

/** An address without the IPv4-mapped form of IPv6, its zone, or a port that some proxies append. */
function canonicalAddress(value: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(value)?.[1] ?? value.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  const [address = ''] = bare.split('%')
  if (!ipaddr.isValid(address) || (!address.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(address)))
    return undefined
  return ipaddr.process(address).toString()
}

const mostRemembered = 10_000

/** Addresses come again with each request of a connection. Bounded: when it is full, it starts over. */
function remembering<T>(make: (address: string) => T): (address: string) => T {
  const known = new Map<string, T>()
  return (address) => {
    const found = known.get(address)
    if (found !== undefined) return found
    if (known.size >= mostRemembered) known.clear()
    const made = make(address)
    known.set(address, made)
    return made
  }
}

/**
 * Who is calling (DESIGN 4): the socket's peer, unless that is one of `proxies`; then the nearest address of
 * `X-Forwarded-For` that is not one of them, read from the right, because everything left of it is hearsay.
 * The request id and the client's certificate (`X-Signet-Client-Cert`, URL-encoded PEM) are likewise a proxy's to give.
 */
export function createTrust(proxies: readonly string[]): Trust {
  const ranges = proxies.map(parseRange)
  const isProxy = remembering((ip) => {
    if (ranges.length === 0) return false
    const address = ipaddr.parse(ip)
    return ranges.some((range) => address.kind() === range[0].kind() && address.match(range))
  })
  const peerOf = remembering((address) => canonicalAddress(address) ?? '0.0.0.0')
  return (socketAddress, headers) => {
    const peer = peerOf(socketAddress ?? '')
    if (!isProxy(peer)) return { ip: peer, requestId: undefined, certificate: undefined }
    const id = headers['x-request-id']
    return {
      ip: nearestStranger(peer, entries(headers['x-forwarded-for']), isProxy),
      requestId: typeof id === 'string' && requestIdForm.test(id) ? id : undefined,
      certificate: readCertificate(headers['x-signet-client-cert']),
    }
  }
}

function nearestStranger(peer: string, hops: string[], isProxy: (ip: string) => boolean): string {
  let nearest = peer
  for (const hop of hops.reverse().slice(0, maxForwardedHops)) {
    const address = canonicalAddress(hop)
    if (address === undefined) return nearest
    nearest = address
    if (!isProxy(address)) return nearest
  }
  return nearest
}

function readCertificate(value: string | string[] | undefined): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > maxCertificateLength) return undefined
  try {
    const pem = decodeURIComponent(value)
    return pem.startsWith('-----BEGIN CERTIFICATE-----') ? pem : undefined
  } catch {
    return undefined
  }
}
