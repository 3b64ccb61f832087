import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { FetchFault } from './fetch-fault.ts'

export type Address = { address: string; family: number }

/** All addresses of a host, as the machine resolves names. An address is its own. */
export async function resolveHost(host: string): Promise<Address[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  try {
    return await lookup(host, { all: true, verbatim: true })
  } catch (error) {
    throw new FetchFault('name', 'The name does not resolve.', error)
  }
}
