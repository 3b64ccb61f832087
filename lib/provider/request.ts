import { parseForm, parseQuery } from '#lib/oidc/form.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'

/** What a door has in its hands, before anything is parsed. Both doors fill this, so both parse alike. */
export type Received = {
  method: string
  path: string
  /** Without its `?`. */
  query: string
  body: Uint8Array | 'too_large'
  header(name: string): string | undefined
  peer: { ip: string; certificate?: string | undefined }
}

/** RFC 6749 appendix B: queries and bodies are `application/x-www-form-urlencoded`; what is encoded once more is not. */
export function protocolRequest(received: Received): ProtocolRequest {
  const { body, peer } = received
  const encoding = received.header('content-encoding') ?? 'identity'
  const isEncoded = body.length > 0 && encoding !== 'identity'
  return {
    method: received.method,
    path: received.path,
    query: parseQuery(received.query),
    form:
      body === 'too_large' ? 'too_large' : isEncoded ? 'media_type' : parseForm(received.header('content-type'), body),
    header: received.header,
    peer: { ip: peer.ip, ...(peer.certificate === undefined ? {} : { certificate: peer.certificate }) },
  }
}
