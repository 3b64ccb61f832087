import type { AuthMethod, Client } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params, ProtocolRequest } from '../protocol.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { clientRefused, type Presented, readPresented } from './presented.ts'
import { provedByAssertion } from './private-key-jwt.ts'
import { provedBySecret } from './secret.ts'

declare const authenticated: unique symbol

/** A client that proved itself with the method it registered. `credential` tells which secret or key it used. */
export type AuthenticatedClient = {
  client: Client
  method: AuthMethod
  credential: string
  [authenticated]: true
}

/** Parameters of client authentication, for the lists of what an endpoint knows. */
export const authenticationParams = ['client_id', 'client_secret', 'client_assertion', 'client_assertion_type'] as const

/** RFC 6749 §2.3. A public client proves nothing and is merely named. */
export async function authenticateClient(
  request: ProtocolRequest,
  form: Params,
  ports: Ports,
  now: Date,
): Promise<AuthenticatedClient | Refusal> {
  const presented = readPresented(request.header('authorization'), form)
  if (isRefusal(presented)) return withChallenge(presented, ports)
  const found = await ports.clients.find(presented.clientId)
  const client = usable(found, presented, ports)
  const proof = await prove(client, presented, request, ports, now)
  if (isRefusal(proof)) return withChallenge(proof, ports)
  if (client === undefined) return withChallenge(clientRefused('unknown, disabled or with another method'), ports)
  return { client, method: presented.method, ...proof } as AuthenticatedClient
}

/** T14, T20: a client that is disabled, of a suspended environment or registered for another method counts as unknown. */
const usable = (found: Client | undefined, presented: Presented, ports: Ports): Client | undefined =>
  found?.status === 'active' && found.authMethod === presented.method && ports.environment.status === 'active'
    ? found
    : undefined

/** The work is done for unknown clients too, so that they take the same time (T12). */
const prove = async (
  client: Client | undefined,
  presented: Presented,
  request: ProtocolRequest,
  ports: Ports,
  now: Date,
): Promise<{ credential: string } | Refusal> => {
  if (presented.method === 'none') return { credential: '' }
  if (presented.method === 'private_key_jwt') return provedByAssertion(client, presented.assertion, ports, now)
  return provedBySecret(client, presented, request, ports, now)
}

/** RFC 6749 §5.2, RFC 9110 §15.5.2: a 401 names a scheme that could succeed. */
const withChallenge = (refusal: Refusal, ports: Ports): Refusal =>
  refusal.status === 401
    ? { ...refusal, headers: { ...refusal.headers, 'www-authenticate': `Basic realm="${ports.environment.issuer}"` } }
    : refusal
