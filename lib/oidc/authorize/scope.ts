import { protocolScopes } from '../claims/vocabulary.ts'
import type { Client } from '../model.ts'
import { refuse } from '../refusal.ts'
import { allowedApi, askablePermissions } from '../resources.ts'
import { type Check, type Registered, spaceSeparated } from './check.ts'

/** How many scopes one request may name (A17). */
export const maxScopes = 100

/** RFC 6749 §3.3. */
export const scopeShape = /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/

/**
 * RFC 6749 §3.3 (A16, A17): each scope is one of the protocol that the client may use, or a permission of a resource
 * named in the same request. There is no default scope. `offline_access` is ignored where it means nothing (OIDC Core §11).
 */
export const knownScopes: Check<'scopes', Registered> = (params, { client, ports }) => {
  const asked = spaceSeparated(params.get('scope'), maxScopes)
  if (asked === undefined || !asked.every((scope) => scopeShape.test(scope)))
    return refuse('invalid_scope', 'scope is malformed')
  if (asked.length === 0) return refuse('invalid_scope', 'scope is missing')
  const permissions = params.all('resource').flatMap((resource) => {
    const api = allowedApi(resource, client, ports.environment)
    return api === undefined ? [] : askablePermissions(api, client)
  })
  const scopes = asked.filter((scope) => scope !== 'offline_access' || mayStayOffline(client))
  const stranger = scopes.find((scope) => !isProtocolScope(scope, client) && !permissions.includes(scope))
  return stranger === undefined
    ? { scopes }
    : refuse('invalid_scope', 'a scope is not known or not allowed for this client', `scope ${stranger}`)
}

const isProtocolScope = (scope: string, client: Client): boolean =>
  protocolScopes.includes(scope) && client.scopes.includes(scope)

/** Whether `offline_access` means anything for this client. */
export const mayStayOffline = (client: Client): boolean =>
  client.scopes.includes('offline_access') && client.grantTypes.includes('refresh_token')
