import { type Refusal, refuse } from '../refusal.ts'
import { base64 } from './base64.ts'
import type { Presented } from './presented.ts'

const refused = (detail: string): Refusal => refuse('invalid_client', 'client authentication failed', detail)

/** RFC 6749 §2.3.1: identifier and secret are each form-encoded before they become user and password of RFC 7617 (T15). */
export function readBasic(authorization: string): Presented | Refusal {
  const [, credentials] = /^basic +([A-Za-z0-9+/]{1,4096}={0,2})$/i.exec(authorization) ?? []
  const pair = credentials === undefined ? undefined : base64(credentials)
  const colon = pair?.indexOf(':') ?? -1
  if (pair === undefined || colon < 1) return refused('the Authorization header is not Basic credentials')
  const clientId = formDecoded(pair.slice(0, colon))
  const secret = formDecoded(pair.slice(colon + 1))
  if (clientId === undefined || secret === undefined) return refused('the Basic credentials are not form-encoded')
  return { method: 'client_secret_basic', clientId, secret }
}

function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}
