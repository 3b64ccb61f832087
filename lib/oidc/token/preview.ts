import { validClaims } from '../authorize/claims.ts'
import { newFamily } from '../authorize/new-family.ts'
import { knownResources } from '../authorize/resource.ts'
import { knownScopes, mayStayOffline } from '../authorize/scope.ts'
import { paramsOf } from '../form.ts'
import type { Client, Family, GrantType } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params } from '../protocol.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { describeUser } from '../userinfo/describe-user.ts'
import { audienceWithin } from './audience.ts'
import { clientGrant } from './client-credentials.ts'
import { dryPorts } from './dry-ports.ts'
import { grantRefused } from './grant.ts'
import { type ClientGrant, type IssuePorts, issue } from './issue.ts'
import { narrowedScopes } from './scope.ts'
import type { Tokens, UserGrant } from './tokens-for-user.ts'

/** What a preview takes for granted: who asks for what, and how the person signed in. */
export type Assumed = {
  grantType: GrantType
  client: Client
  /** Who signs in; null for client_credentials, where nobody does. */
  user: { userId: string; sub: string } | null
  /** Parameters of the authorization request: `scope`, `resource` (each), `claims`, `nonce`. */
  request: readonly (readonly [string, string])[]
  /** Parameters of the token request: `resource`, and `scope` where a refresh narrows it. */
  form: readonly (readonly [string, string])[]
  authTime: Date
  amr: readonly string[]
  acr: string | null
}

export type Preview = {
  tokens: Tokens
  /** What was granted, before it met its audience. */
  granted: readonly string[]
  /** What UserInfo would say; null where there is no `openid`. */
  userinfo: Record<string, unknown> | null
}

type Reads = Pick<Ports, 'environment' | 'digest' | 'claims'>

/**
 * A dry run of the token endpoint (UX-C16): the checks of the real grants, then the one function that issues, with ports
 * that hold no key and no table. A refusal is what the client would be told.
 */
export async function preview(assumed: Assumed, reads: Reads, now: Date): Promise<Preview | Refusal> {
  const { client, grantType } = assumed
  if (client.status !== 'active') return refuse('invalid_client', 'the client is disabled')
  if (!client.grantTypes.includes(grantType))
    return refuse('unauthorized_client', 'this client may not use this grant_type')
  const ports = dryPorts(reads)
  const grant = grantType === 'client_credentials' ? onOwnBehalf(assumed, ports) : onBehalfOfUser(assumed, ports, now)
  const ready = await grant
  if (isRefusal(ready)) return ready
  const tokens = await issue(ready, ports, now)
  if (tokens === undefined) return grantRefused('the user is no longer active')
  if (ready.grantType === 'client_credentials') return { tokens, granted: ready.scopes, userinfo: null }
  return { tokens, granted: ready.scopes, userinfo: await userinfoOf(ready, ports, now) }
}

function onOwnBehalf({ client, form }: Assumed, { environment }: IssuePorts): ClientGrant | Refusal {
  if (client.authMethod === 'none') return refuse('unauthorized_client', 'a public client has no credentials')
  return clientGrant(paramsOf(form), client, environment)
}

async function onBehalfOfUser(assumed: Assumed, ports: IssuePorts, now: Date): Promise<UserGrant | Refusal> {
  const { client, grantType } = assumed
  if (!client.grantTypes.includes('authorization_code'))
    return refuse('unauthorized_client', 'this client may not use this grant_type')
  const family = await authorized(assumed, ports, now)
  if (isRefusal(family)) return family
  const form: Params = paramsOf(assumed.form)
  const audience = audienceWithin(form.all('resource'), family, client, ports.environment)
  if (isRefusal(audience)) return audience
  const common = { client, family, audience }
  if (grantType !== 'refresh_token')
    return { ...common, grantType: 'authorization_code', scopes: family.scopes, nonce: family.nonce }
  if (family.offline && !mayStayOffline(client)) return grantRefused('offline_access was taken from the client')
  const scopes = narrowedScopes(form.get('scope'), family.scopes)
  return isRefusal(scopes) ? scopes : { ...common, grantType: 'refresh_token', scopes, nonce: null }
}

/** The authorization endpoint's own checks of what is asked, and the family that its answer would found. */
async function authorized(assumed: Assumed, ports: IssuePorts, now: Date): Promise<Family | Refusal> {
  const { client, user } = assumed
  if (user === null) return grantRefused('nobody signs in')
  const params = paramsOf(assumed.request)
  const context = { client, ports }
  const resources = await knownResources(params, context)
  if (isRefusal(resources)) return resources
  const scopes = await knownScopes(params, context)
  if (isRefusal(scopes)) return scopes
  const claims = await validClaims(params, context)
  if (isRefusal(claims)) return claims
  const { authTime, amr, acr } = assumed
  const session = { id: 'preview', sid: 'preview', ...user, authTime, amr, acr }
  const asked = { ...resources, ...scopes, ...claims, nonce: params.get('nonce') ?? null }
  return newFamily({ asked, client, session }, ports, now)
}

/** What the access token would be told at UserInfo, whatever this one is for: the same grant yields one that is for it. */
async function userinfoOf({ client, family, scopes }: UserGrant, ports: IssuePorts, now: Date) {
  if (!scopes.includes('openid')) return null
  const { userId, sub } = family
  return (await describeUser({ client, userId, sub, scopes, asked: family.claims.userinfo }, ports, now)) ?? null
}
