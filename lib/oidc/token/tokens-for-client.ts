import { askablePermissions } from '../resources.ts'
import { makeAccessToken } from './access-token.ts'
import type { ClientGrant, IssuePorts } from './issue.ts'
import { scopesAt } from './scope.ts'
import type { Tokens } from './tokens-for-user.ts'

/** RFC 6749 §4.4.3: an access token alone. The client's permissions are the grant; its roles are told beside them. */
export async function tokensForClient(
  { client, audience, scopes: asked }: ClientGrant,
  ports: IssuePorts,
  now: Date,
): Promise<Tokens> {
  const { roles } = await ports.claims.atAudience({ kind: 'client', clientRef: client.id }, audience.aud)
  const allowed = audience.api === null ? [] : askablePermissions(audience.api, client)
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
  return {
    response: {
      access_token: access.value,
      token_type: 'Bearer',
      expires_in: access.expiresInSeconds,
      ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
    },
    access: access.claims,
    issued: { access: access.record, refresh: null, event },
  }
}
