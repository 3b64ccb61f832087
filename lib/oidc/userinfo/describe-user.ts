import { releaseClaims } from '../claims/release.ts'
import { numericDate } from '../jose/numeric-date.ts'
import type { ClaimAsk, Client } from '../model.ts'
import type { Ports } from '../ports.ts'

type About = {
  client: Client
  userId: string
  sub: string
  scopes: readonly string[]
  asked: Record<string, ClaimAsk>
}

/** OIDC Core §5.3.2: what UserInfo says; with issuer and audience where the client wants it signed. Undefined: no longer active. */
export async function describeUser(
  { client, userId, sub, scopes, asked }: About,
  ports: Pick<Ports, 'claims' | 'environment'>,
  now: Date,
): Promise<Record<string, unknown> | undefined> {
  const claims = await releaseClaims(userId, scopes, asked, ports.claims)
  if (claims === undefined) return undefined
  const answer = { ...claims, sub }
  return client.userinfoAlg === null
    ? answer
    : { ...answer, iss: ports.environment.issuer, aud: client.clientId, iat: numericDate(now) }
}
