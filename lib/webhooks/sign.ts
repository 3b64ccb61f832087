import { createHmac } from 'node:crypto'
import { keyOf } from './secret.ts'

type Signed = { id: string; at: Date; body: string }

/**
 * The headers of Standard Webhooks (v1, symmetric): the message's id, which stays the same however often it is sent; the time of
 * this sending in seconds; and one signature for each secret that holds, over `id.timestamp.body`.
 */
export function signedHeaders({ id, at, body }: Signed, secrets: readonly string[]): Record<string, string> {
  const timestamp = Math.floor(at.getTime() / 1000)
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`)
    return `v1,${mac.digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') }
}
