import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { FetchFault } from './fetch-fault.ts'
import type { Address } from './resolve.ts'
import type { Target } from './target.ts'

export type Outgoing = {
  method: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
  /** For all of it, from the name's resolution to the last byte that is read. */
  timeoutMs: number
  /** How much of the answer is read; what is longer is cut. */
  maxBytes: number
}

export type Incoming = { status: number; headers: IncomingHttpHeaders; body: Buffer; isCut: boolean }

type Connection = { target: Target; addresses: readonly Address[]; ca: string | undefined; signal: AbortSignal }

const maxHeaderBytes = 16 * 1024

/** Connects to the addresses that were checked, whatever the name resolves to by now. */
const pinned =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, options, answer) => {
    const [first] = addresses
    if (options.all === true) answer(null, [...addresses])
    else answer(null, first?.address ?? '', first?.family)
  }

/**
 * One request over a connection of its own, to addresses that were checked before. Host and SNI stay the name's. Redirects are
 * answers like any other, no proxy stands between, and nothing is kept for the next request.
 */
export function exchange({ target, addresses, ca, signal }: Connection, request: Outgoing): Promise<Incoming> {
  const { url, host } = target
  const { method, body = '', headers = {}, maxBytes } = request
  const isSecure = url.protocol === 'https:'
  const options = {
    hostname: host,
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method,
    headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body), connection: 'close' },
    lookup: pinned(addresses),
    maxHeaderSize: maxHeaderBytes,
    signal,
  }
  return new Promise((resolve, reject) => {
    const outgoing = isSecure
      ? httpsRequest({
          ...options,
          agent: new HttpsAgent({ keepAlive: false, maxCachedSessions: 0 }),
          rejectUnauthorized: true,
          minVersion: 'TLSv1.2',
          ...(ca === undefined ? {} : { ca }),
        })
      : httpRequest({ ...options, agent: new HttpAgent({ keepAlive: false }) })
    let hasAnswer = false
    outgoing.on('response', (response) => {
      hasAnswer = true
      readAnswer(response, maxBytes).then(resolve, reject)
    })
    outgoing.on('error', reject)
    // An answer that is none, such as a switch of protocols, closes without a word.
    outgoing.on('close', () => {
      if (!hasAnswer) reject(new FetchFault('answer', 'The connection was closed without an answer.'))
    })
    outgoing.end(body)
  })
}

function readAnswer(response: IncomingMessage, maxBytes: number): Promise<Incoming> {
  const { statusCode: status = 0, headers } = response
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    const done = (isCut: boolean): void => {
      resolve({ status, headers, body: Buffer.concat(chunks).subarray(0, maxBytes), isCut })
      response.destroy()
    }
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length > maxBytes) done(true)
    })
    response.on('end', () => done(false))
    response.on('error', reject)
  })
}
