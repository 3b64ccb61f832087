import { userinfoAudience } from '../endpoint.ts'
import type { Api, Client, Environment } from '../model.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { allowedApi, isResourceUri } from '../resources.ts'

/** Where one access token is good: at an API of the tenant, or at the issuer's UserInfo (`api` null). */
export type Audience = { aud: string; api: Api | null }

/**
 * RFC 8707 §2.2 (N03–N05): one audience for each token, within what was authorized. Without `resource` it is the one
 * that was authorized, or UserInfo when none was. UserInfo may always be named when `openid` was granted.
 */
export function audienceWithin(
  named: readonly string[],
  granted: { resources: readonly string[]; scopes: readonly string[] },
  client: Client,
  environment: Environment,
): Audience | Refusal {
  const userinfo = userinfoAudience(environment.issuer)
  const [aud, more] = named.length > 0 ? named : granted.resources.length > 0 ? granted.resources : [userinfo]
  if (aud === undefined || more !== undefined) return refuse('invalid_target', 'name one resource')
  if (aud === userinfo && (granted.scopes.includes('openid') || named.length === 0)) return { aud, api: null }
  const api = granted.resources.includes(aud) ? allowedApi(aud, client, environment) : undefined
  return api === undefined ? refuse('invalid_target', 'resource was not authorized', `resource ${aud}`) : { aud, api }
}

/** RFC 8707 §2.2: for a client on its own behalf the client's permissions are the grant. */
export function audienceOf(named: readonly string[], client: Client, environment: Environment): Audience | Refusal {
  const [aud, more] = named.length > 0 ? named : Object.keys(client.apis)
  if (aud === undefined || more !== undefined) return refuse('invalid_target', 'name one resource')
  const api = isResourceUri(aud) ? allowedApi(aud, client, environment) : undefined
  return api === undefined
    ? refuse('invalid_target', 'resource is not known or not allowed for this client', `resource ${aud}`)
    : { aud, api }
}
