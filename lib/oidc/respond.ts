import type { EndpointName } from './endpoints.ts'
import type { Ports } from './ports.ts'
import type { ProtocolResponse } from './protocol.ts'
import type { Refusal } from './refusal.ts'

/** RFC 6749 §5.1: nothing that carries tokens, or says anything about them, is stored. */
export const noStore = { 'cache-control': 'no-store', pragma: 'no-cache', 'x-content-type-options': 'nosniff' }

/** The id a refusal is found by in the log. A header, so that equal refusals have equal bodies (T12). */
export const errorIdHeader = 'signet-error-id'

/** An answer in JSON, never cached unless `headers` say so (RFC 6749 §5.1). */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): ProtocolResponse => ({
  status,
  headers: { ...noStore, 'content-type': 'application/json;charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

/** An answer without a body, never cached unless `headers` say so. */
export const empty = (status: number, headers: Record<string, string | string[]> = {}): ProtocolResponse => ({
  status,
  headers: { ...noStore, ...headers },
  body: null,
})

/** RFC 6749 §5.2: the code and a public description; the detail goes to the log under the id in the header. */
export function refusedJson(at: EndpointName, refusal: Refusal, ports: Ports, clientId?: string): ProtocolResponse {
  const { error, description } = refusal
  const errorId = logRefusal(at, refusal, ports, clientId)
  return json(
    refusal.status,
    { error, error_description: description },
    { ...refusal.headers, [errorIdHeader]: errorId },
  )
}

/** Writes a refusal to the log port and answers the id to quote. */
export function logRefusal(at: EndpointName, refusal: Refusal, ports: Ports, clientId?: string): string {
  const { error, description, detail, status } = refusal
  return ports.log.refused({
    endpoint: at,
    status,
    error,
    description,
    detail,
    ...(clientId === undefined ? {} : { clientId }),
  })
}
