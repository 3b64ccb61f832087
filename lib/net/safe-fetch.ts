import { isIPv6 } from 'node:net'
import { exchange, type Incoming, type Outgoing } from './exchange.ts'
import { FetchFault, faultOf } from './fetch-fault.ts'
import { isPublicAddress } from './public-address.ts'
import { type Address, resolveHost } from './resolve.ts'
import { readTarget, type Target } from './target.ts'

export type { Incoming, Outgoing }

/** What tests stand in for. */
export type FetchPorts = {
  resolve?: (host: string) => Promise<Address[]>
  isAllowed?: (address: string) => boolean
  /** Certificates to trust instead of the machine's. */
  ca?: string
  loopback?: boolean
}

/**
 * The one way in which the product asks an address that somebody else chose (SSRF; SECURITY section 1). https only; the name is
 * resolved once, every address it has must be public, and the connection goes to one of those that were checked; redirects are
 * not followed; time and size are bounded. Throws `FetchFault`, whose words may be shown.
 */
export async function safeFetch(text: string, request: Outgoing, ports: FetchPorts = {}): Promise<Incoming> {
  const target = readTarget(text, ports.loopback === undefined ? undefined : { loopback: ports.loopback })
  if ('fault' in target) throw new FetchFault('address', `The address ${target.fault}.`)
  const ending = new AbortController()
  const { promise: tooLate, timer } = deadline(request.timeoutMs, ending)
  try {
    return await Promise.race([ask(target, request, ports, ending.signal), tooLate])
  } catch (error) {
    throw faultOf(error)
  } finally {
    clearTimeout(timer)
    ending.abort()
  }
}

async function ask(target: Target, request: Outgoing, ports: FetchPorts, signal: AbortSignal): Promise<Incoming> {
  const addresses = await (ports.resolve ?? resolveHost)(target.host)
  const isAllowed = target.isLoopback ? isLoopbackAddress : (ports.isAllowed ?? isPublicAddress)
  if (addresses.length === 0) throw new FetchFault('name', 'The name does not resolve.')
  // One private address among public ones is refused too: who answers so is not to be trusted with the choice.
  if (!addresses.every(({ address }) => isAllowed(address)))
    throw new FetchFault('address', 'The name leads to an address that is not of the Internet.')
  signal.throwIfAborted()
  return await exchange({ target, addresses, ca: ports.ca, signal }, request)
}

const isLoopbackAddress = (address: string): boolean =>
  isIPv6(address) ? address === '::1' : /^127(\.\d{1,3}){3}$/.test(address)

/** A promise that only ever fails, when the time is over; it ends the connection too. */
function deadline(timeoutMs: number, ending: AbortController) {
  let timer: NodeJS.Timeout | undefined
  const promise = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new FetchFault('timeout', `There was no complete answer within ${timeoutMs / 1000} seconds.`))
      ending.abort()
    }, timeoutMs)
  })
  return { promise, timer }
}
