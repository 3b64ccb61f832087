import type { Client, Environment } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params } from '../protocol.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** R12, A07, A45: who asks. Until this is known, nobody may be redirected to. */
export async function identifyClient(params: Params, ports: Ports): Promise<Client | Refusal> {
  if (params.duplicates.includes('client_id')) return refuse('invalid_request', 'client_id must be given once')
  const clientId = params.get('client_id')
  if (clientId === undefined || clientId.length > 256) return refuse('invalid_request', 'client_id is missing')
  return activeClient(clientId, ports)
}

/** A disabled client is as unknown to the world as one that never was; the log knows the difference. */
export async function activeClient(clientId: string, ports: Ports): Promise<Client | Refusal> {
  const client = await ports.clients.find(clientId)
  if (client?.status === 'active') return client
  return refuse('unauthorized_client', 'this app is not known here', client ? 'client disabled' : 'unknown client')
}

/**
 * The refusal of an environment that is suspended, itself or with its tenant, as a page (400). Undefined when it is
 * active.
 */
export const refuseSuspended = (environment: Environment): Refusal | undefined =>
  environment.status === 'active'
    ? undefined
    : refuse('temporarily_unavailable', 'sign-in is suspended here', 'tenant or environment suspended', { status: 400 })
