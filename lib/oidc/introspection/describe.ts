import { type ReadAccessToken, readAccessToken } from '../access-token-reader.ts'
import { protocolScopes } from '../claims/vocabulary.ts'
import { numericDate } from '../jose/numeric-date.ts'
import type { Client } from '../model.ts'
import type { Ports } from '../ports.ts'

/** RFC 7662 §2.2. `unknown`: no token of ours at all; `inactive`: dead, or not for this caller to know. */
export type Description = { active: true; [claim: string]: unknown } | 'inactive' | 'unknown'

/** I08: a refresh token is described to its owner alone. Undefined when `token` can't be one. */
export async function describeRefresh(
  token: string,
  client: Client,
  ports: Ports,
  now: Date,
): Promise<Description | undefined> {
  const hash = ports.mint.hash('refresh', token)
  if (hash === undefined) return undefined
  const found = await ports.refresh.find(hash)
  if (found === undefined) return 'unknown'
  const { family, used, dead, idleExpiresAt } = found
  const expiresAt = new Date(Math.min(idleExpiresAt.getTime(), family.expiresAt.getTime()))
  if (family.clientRef !== client.id || used || dead !== null || expiresAt <= now) return 'inactive'
  return {
    active: true,
    iss: ports.environment.issuer,
    client_id: client.clientId,
    sub: family.sub,
    sid: family.sid,
    gid: family.id,
    scope: family.scopes.join(' '),
    iat: numericDate(family.createdAt),
    exp: numericDate(expiresAt),
  }
}

/** I04: an access token is described to its client and to whoever stands for its audience. */
export async function describeAccess(token: string, client: Client, ports: Ports, now: Date): Promise<Description> {
  const read = await readAccessToken(token, ports, now)
  if (read === undefined) return 'unknown'
  const { claims, live } = read
  const mayKnow = claims.client_id === client.clientId || client.introspects.includes(claims.aud)
  if (!mayKnow || live.dead !== null) return 'inactive'
  return { active: true, token_type: 'Bearer', ...claims, ...(await referenced(read, ports)) }
}

/** DESIGN 2.4: what was too much for the token is answered here, as it is now. */
async function referenced({ claims, live }: ReadAccessToken, ports: Ports): Promise<Record<string, unknown>> {
  if (claims.permissions_ref === undefined) return {}
  const owner = live.userId === null ? await ports.clients.find(claims.client_id) : undefined
  const subject =
    live.userId === null
      ? ({ kind: 'client', clientRef: owner?.id ?? '' } as const)
      : ({ kind: 'user', userId: live.userId } as const)
  const { roles, permissions } = await ports.claims.atAudience(subject, claims.aud)
  const scopes = (claims.scope ?? '').split(' ').filter((scope) => !protocolScopes.includes(scope))
  const granted = live.userId === null ? scopes : scopes.filter((scope) => permissions.includes(scope))
  return { roles, permissions: granted, permissions_ref: undefined }
}
