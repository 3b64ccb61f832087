import { authenticateClient, authenticationParams } from '../client-authentication/index.ts'
import { endpoint } from '../endpoint.ts'
import type { GrantType } from '../model.ts'
import { bodyOnly } from '../read-params.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { json, refusedJson } from '../respond.ts'
import { authorizationCode } from './authorization-code.ts'
import { clientCredentials } from './client-credentials.ts'
import type { GrantHandler } from './grant.ts'
import { refreshToken } from './refresh-token.ts'

/** The grants there are; whatever else is asked for is unsupported (T05, T06). */
export const grants: Readonly<Record<GrantType, GrantHandler>> = {
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  client_credentials: clientCredentials,
}

const tokenParams = [
  ...authenticationParams,
  'grant_type',
  'code',
  'redirect_uri',
  'code_verifier',
  'refresh_token',
  'scope',
]

/** RFC 6749 §3.2: authenticate the client, then the grant. */
export const token = endpoint('token', ['POST'], async (request, ports, now) => {
  const form = bodyOnly(request, tokenParams)
  if (isRefusal(form)) return refusedJson('token', form, ports)
  const by = await authenticateClient(request, form, ports, now)
  if (isRefusal(by)) return refusedJson('token', by, ports, form.get('client_id'))
  const asked = form.get('grant_type')
  const refused = (refusal: Parameters<typeof refusedJson>[1]) =>
    refusedJson('token', refusal, ports, by.client.clientId)
  if (asked === undefined) return refused(refuse('invalid_request', 'grant_type is missing'))
  if (!isGrantType(asked)) return refused(refuse('unsupported_grant_type', 'this grant_type is not supported'))
  if (!by.client.grantTypes.includes(asked))
    return refused(refuse('unauthorized_client', 'this client may not use this grant_type'))
  const answer = await grants[asked](form, by, ports, now)
  if (answer === 'stale') return answer
  return isRefusal(answer) ? refused(answer) : json(200, answer)
})

const isGrantType = (text: string): text is GrantType => Object.hasOwn(grants, text)
