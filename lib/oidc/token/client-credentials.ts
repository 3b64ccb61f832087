import { isRefusal, refuse } from '../refusal.ts'
import { askablePermissions } from '../resources.ts'
import { makeAccessToken } from './access-token.ts'
import { audienceOf } from './audience.ts'
import type { GrantHandler } from './grant.ts'
import { narrowedScopes, scopesAt } from './scope.ts'

/** RFC 6749 §4.4 (T08, T23): the client is its own subject; no user, no ID token, no refresh token. */
export const clientCredentials: GrantHandler = async (form, { client, method }, ports, now) => {
  if (method === 'none') return refuse('unauthorized_client', 'a public client has no credentials')
  const audience = audienceOf(form.all('resource'), client, ports.environment)
  if (isRefusal(audience)) return audience
  const allowed = audience.api === null ? [] : askablePermissions(audience.api, client)
  const asked = narrowedScopes(form.get('scope'), allowed)
  if (isRefusal(asked)) return asked
  const { roles } = await ports.claims.atAudience({ kind: 'client', clientRef: client.id }, audience.aud)
  const scopes = scopesAt(audience, asked, client, allowed)
  const access = await makeAccessToken({ client, family: null, audience, scopes, roles }, ports, now)
  const event = {
    kind: 'token_issued',
    grantType: 'client_credentials',
    clientRef: client.id,
    userId: null,
    sessionId: null,
    familyId: null,
    scopes,
    audience: audience.aud,
    jti: access.claims.jti,
  } as const
  const verdict = await ports.issuance.record({ access: access.record, refresh: null, event }, now)
  if (verdict === 'stale') return verdict
  return {
    access_token: access.value,
    token_type: 'Bearer',
    expires_in: access.expiresInSeconds,
    ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
  }
}
