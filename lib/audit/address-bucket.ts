import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { deriveKey } from '#lib/keys/master.ts'

/** An address in its one form: IPv6 shortened, an IPv4 address in IPv6 clothes as itself. What is no address is undefined. */
export const plainAddress = (ip: string): string | undefined =>
  isIP(ip) === 0 ? undefined : ipaddr.process(ip).toString()

/**
 * The bucket, of 2^24, in which a tenant's events from an address lie. It finds events that may come from there without opening
 * all of them, and tells nobody whence they came: without the master key it says nothing, and with it each bucket stands for 256
 * addresses of IPv4. So erasing a person's key still erases whence they came.
 */
export function addressBucket(tenantId: string, ip: string): number | undefined {
  const address = plainAddress(ip)
  if (address === undefined) return undefined
  return createHmac('sha256', deriveKey('trail-address'))
    .update(tenantId)
    .update('\0')
    .update(address)
    .digest()
    .readUIntBE(0, 3)
}
