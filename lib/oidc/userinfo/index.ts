import { endpoint, userinfoAudience } from '../endpoint.ts'
import type { ProtocolResponse } from '../protocol.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import { json, noStore, refusedJson } from '../respond.ts'
import { authenticateBearer, challenge } from './bearer.ts'
import { describeUser } from './describe-user.ts'

/** OIDC Core §5.3, by GET and POST (U08): claims of the granted scopes, for a live token of ours with `openid`. */
export const userinfo = endpoint('userinfo', ['GET', 'POST'], async (request, ports, now) => {
  const { environment } = ports
  const refused = (refusal: Refusal, clientId?: string): ProtocolResponse =>
    refusedJson('userinfo', refusal, ports, clientId)
  const token = await authenticateBearer(request, userinfoAudience(environment.issuer), ports, now)
  if (isRefusal(token)) return refused(token)
  const { sub, client_id: clientId, scope = '' } = token.claims
  const { userId, claims: asked } = token.live
  const scopes = scope.split(' ')
  if (userId === null || !scopes.includes('openid'))
    return refused(challenge('insufficient_scope', 'the openid scope is required', ports), clientId)
  const client = await ports.clients.find(clientId)
  const wanted = { userId, sub, scopes, asked: asked?.userinfo ?? {} }
  const answer = client && (await describeUser({ ...wanted, client }, ports, now))
  if (client === undefined || answer === undefined)
    return refused(challenge('invalid_token', 'the access token is invalid, expired or revoked', ports), clientId)
  if (client.userinfoAlg === null) return json(200, answer)
  const body = await ports.signer.sign(client.userinfoAlg, 'JWT', answer)
  return { status: 200, headers: { ...noStore, 'content-type': 'application/jwt' }, body }
})
