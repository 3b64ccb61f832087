import { readIdTokenHint } from '../jose/id-token-hint.ts'
import type { Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params } from '../protocol.ts'
import { type Refusal, refuse } from '../refusal.ts'

export type Hint = { sub: string; sid: string | null }

/** Who asks, and as far as it is proven, whom for. */
export type Identified = { client: Client | null; hint: Hint | null }

/**
 * OIDC RP-Initiated Logout §2 and §4: a hint must be an ID token of ours (L03), expired or not, and name the same
 * client as `client_id` (L04).
 */
export async function identify(params: Params, ports: Ports): Promise<Identified | Refusal> {
  const text = params.get('id_token_hint')
  const clientId = params.get('client_id')
  if (text === undefined) return clientId === undefined ? { client: null, hint: null } : named(clientId, null, ports)
  const idToken = await readIdTokenHint(text, ports)
  if (idToken === undefined) return refuse('invalid_request', 'id_token_hint is not an ID token of this issuer')
  const { aud, ...hint } = idToken
  if (clientId !== undefined && clientId !== aud)
    return refuse('invalid_request', 'id_token_hint was issued to another client')
  return named(aud, hint, ports)
}

/** An app that may be returned to: registered here and not disabled. */
export async function named(clientId: string, hint: Hint | null, ports: Ports): Promise<Identified | Refusal> {
  const client = clientId.length > 256 ? undefined : await ports.clients.find(clientId)
  return client?.status === 'active' ? { client, hint } : refuse('invalid_request', 'this app is not known here')
}
