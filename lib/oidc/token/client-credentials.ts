import type { Client, Environment } from '../model.ts'
import type { Params } from '../protocol.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { askablePermissions } from '../resources.ts'
import { audienceOf } from './audience.ts'
import { type GrantHandler, grantRefused } from './grant.ts'
import { type ClientGrant, issue } from './issue.ts'
import { narrowedScopes } from './scope.ts'

/** RFC 6749 §4.4 (T08, T23): the client is its own subject; no user, no ID token, no refresh token. */
export const clientCredentials: GrantHandler = async (form, { client, method }, ports, now) => {
  if (method === 'none') return refuse('unauthorized_client', 'a public client has no credentials')
  const grant = clientGrant(form, client, ports.environment)
  if (isRefusal(grant)) return grant
  const tokens = await issue(grant, ports, now)
  if (tokens === undefined) return grantRefused('a client has no user who could be inactive')
  const verdict = await ports.issuance.record(tokens.issued, now)
  return verdict === 'stale' ? verdict : tokens.response
}

/** What a client asks for on its own behalf, within what it is allowed. */
export function clientGrant(
  form: Pick<Params, 'get' | 'all'>,
  client: Client,
  environment: Environment,
): ClientGrant | Refusal {
  const audience = audienceOf(form.all('resource'), client, environment)
  if (isRefusal(audience)) return audience
  const scopes = narrowedScopes(
    form.get('scope'),
    audience.api === null ? [] : askablePermissions(audience.api, client),
  )
  return isRefusal(scopes) ? scopes : { grantType: 'client_credentials', client, audience, scopes }
}
