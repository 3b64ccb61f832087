import type { ServerResponse } from 'node:http'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { isBodiless } from './next-door.ts'

/** For whom an answer is written: the request's id, and the headers that all answers of a front carry beside it. */
export type Addressee = { requestId: string; own?: Readonly<Record<string, string>> | undefined }

/**
 * An answer as `node:http` writes it: one list of names and values, since header by header costs several times as much. It can be
 * sent again and again, to the same front's callers: nothing in it but the request's id is of one request.
 */
export class WrittenAnswer {
  readonly status: number
  /** What the front's answers have in common, as it was when this was written. */
  readonly own: Addressee['own']
  readonly #headers: (string | string[])[] = []
  readonly #body: string

  constructor({ status, headers, body }: ProtocolResponse, own: Addressee['own'], isHead = false) {
    const text = body ?? ''
    this.status = status
    this.own = own
    this.#body = isHead ? '' : text
    const list = this.#headers
    if (own !== undefined) list.push('x-request-id', '')
    for (const name in own) if (headers[name] === undefined) list.push(name, own[name] as string)
    for (const name in headers) list.push(name, headers[name] as string | string[])
    if (!isHead && !isBodiless(status)) list.push('content-length', String(Buffer.byteLength(text)))
  }

  /** Sends it; `close` where the rest of the request stays unread. */
  send(res: ServerResponse, { requestId }: Addressee, close = false): void {
    const list = close ? [...this.#headers, 'connection', 'close'] : this.#headers
    if (this.own !== undefined) list[1] = requestId
    res.writeHead(this.status, list)
    res.end(this.#body)
  }
}
