import { type AuthenticatedClient, authenticateClient, authenticationParams } from '../client-authentication/index.ts'
import { clientRefused } from '../client-authentication/presented.ts'
import { endpoint } from '../endpoint.ts'
import type { Ports } from '../ports.ts'
import type { ProtocolRequest, ProtocolResponse } from '../protocol.ts'
import { bodyOnly } from '../read-params.ts'
import { isRefusal, refuse, refuseForNow } from '../refusal.ts'
import { json, refusedJson } from '../respond.ts'
import { describeAccess, describeRefresh } from './describe.ts'

const introspectionParams = [...authenticationParams, 'token', 'token_type_hint']

/** RFC 7662 §2: for confidential clients only (I01); what they may not know is inactive (I03, I04). */
export const introspection = endpoint('introspect', ['POST'], async (request, ports, now) => {
  const form = bodyOnly(request, introspectionParams)
  if (isRefusal(form)) return refusedJson('introspect', form, ports)
  const by = await authenticateClient(request, form, ports, now)
  if (isRefusal(by)) return refusedJson('introspect', by, ports, form.get('client_id'))
  const { clientId } = by.client
  if (by.method === 'none')
    return refusedJson('introspect', clientRefused('a public client may not introspect'), ports, clientId)
  const token = form.get('token')
  if (token === undefined)
    return refusedJson('introspect', refuse('invalid_request', 'token is missing'), ports, clientId)
  return introspect(token, by, request, ports, now)
})

/** I09: whoever tries tokens at random is slowed down, per client and network. */
async function introspect(
  token: string,
  { client }: AuthenticatedClient,
  request: ProtocolRequest,
  ports: Ports,
  now: Date,
): Promise<ProtocolResponse> {
  const by = { clientId: client.clientId, ip: request.peer.ip }
  const blocked = await ports.attempts.blockedUntil('introspection', by, now)
  if (blocked !== undefined)
    return refusedJson('introspect', refuseForNow(blocked, now, 'token scanning'), ports, client.clientId)
  const found = (await describeRefresh(token, client, ports, now)) ?? (await describeAccess(token, client, ports, now))
  if (found === 'unknown') await ports.attempts.count('introspection', by, now)
  return json(200, typeof found === 'string' ? { active: false } : found)
}
