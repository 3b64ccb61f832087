import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The network an address counts for: a /24 of IPv4, a /56 of IPv6 (what one customer commonly has; a single one holds
 * 2^72 addresses, so counting addresses would count nothing). An IPv4 address in IPv6 clothes counts as itself.
 * What is no address counts for one network of its own: it fails closed, never open (ASVS 16.5.3).
 */
export function networkOf(ip: string): string {
  if (isIP(ip) === 0) return 'unknown'
  const address = ipaddr.process(ip)
  const bits = address.kind() === 'ipv4' ? 24 : 56
  const bytes = address.toByteArray().map((byte, at) => masked(byte, bits - at * 8))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}

const masked = (byte: number, bits: number): number => {
  if (bits >= 8) return byte
  return bits <= 0 ? 0 : byte & (0xff << (8 - bits))
}
