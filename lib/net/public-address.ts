import { BlockList, isIP } from 'node:net'

/** IPv4 that is not the public Internet: IANA's special-purpose registry (RFC 6890), multicast and what is reserved. */
const closedV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

/**
 * IPv6 within global unicast (2000::/3) that is not the public Internet: protocol assignments with Teredo and ORCHID, AMT and
 * AS112, documentation, and 6to4, which carries an IPv4 address within.
 */
const closedV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const

const closed = new BlockList()
for (const [net, bits] of closedV4) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of closedV6) closed.addSubnet(net, bits, 'ipv6')

/** All that is handed out of IPv6. Loopback, link-local, ULA, multicast, IPv4-mapped and NAT64 forms stand outside of it. */
const openV6 = new BlockList()
openV6.addSubnet('2000::', 3, 'ipv6')

/**
 * Whether an address is one of the public Internet, so that connecting to it reaches nothing of ours. Anything that is no
 * address, and any IPv6 form that stands for an IPv4 address, is not.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  if (version !== 6 || address.includes('%')) return false
  return openV6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}
