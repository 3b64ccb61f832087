/**
 * Why nothing usable came back. `address`: we refuse to connect there. `name`: it does not resolve. `timeout`: it took too
 * long, whichever part of it. `tls`: the certificate or the handshake. `connection`: refused or broken. `answer`: not HTTP.
 */
export type FaultReason = 'address' | 'name' | 'timeout' | 'tls' | 'connection' | 'answer'

/** A request that `safeFetch` did not make, or that brought no answer. Its message may be shown to whoever named the address. */
export class FetchFault extends Error {
  override readonly name = 'FetchFault'
  readonly reason: FaultReason

  constructor(reason: FaultReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.reason = reason
  }
}

const words: Readonly<Record<string, [FaultReason, string]>> = {
  ECONNREFUSED: ['connection', 'The connection was refused.'],
  ECONNRESET: ['connection', 'The connection broke before an answer was complete.'],
  EPIPE: ['connection', 'The connection broke before an answer was complete.'],
  EHOSTUNREACH: ['connection', 'The address can not be reached.'],
  ENETUNREACH: ['connection', 'The address can not be reached.'],
  ETIMEDOUT: ['timeout', 'The connection was not made in time.'],
  HPE_HEADER_OVERFLOW: ['answer', 'The headers of the answer are too long.'],
}

/** What Node says of a request that failed, as a fault. */
export function faultOf(error: unknown): FetchFault {
  if (error instanceof FetchFault) return error
  const text = (error as { code?: unknown } | null)?.code
  const code = typeof text === 'string' ? text : ''
  const known = words[code]
  if (known !== undefined) return new FetchFault(known[0], known[1], error)
  if (code.startsWith('HPE_')) return new FetchFault('answer', 'The answer is not HTTP.', error)
  if (/CERT|TLS|SSL|SIGNED|ISSUER|EPROTO/.test(code))
    return new FetchFault('tls', `The certificate or the handshake was not accepted (${code}).`, error)
  return new FetchFault('connection', 'The connection failed.', error)
}
