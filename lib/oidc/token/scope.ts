import { spaceSeparated } from '../authorize/check.ts'
import { maxScopes, scopeShape } from '../authorize/scope.ts'
import { protocolScopes } from '../claims/vocabulary.ts'
import type { Client } from '../model.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { askablePermissions } from '../resources.ts'
import type { Audience } from './audience.ts'

/** RFC 6749 §6 (F06, C11): what is asked now, within what was granted; all of it when nothing is asked. */
export function narrowedScopes(text: string | undefined, granted: readonly string[]): readonly string[] | Refusal {
  if (text === undefined) return granted
  const asked = spaceSeparated(text, maxScopes)
  if (asked === undefined || !asked.every((scope) => scopeShape.test(scope)))
    return refuse('invalid_scope', 'scope is malformed')
  return asked.every((scope) => granted.includes(scope))
    ? asked
    : refuse('invalid_scope', 'scope exceeds what was granted')
}

/**
 * Of these scopes, those that mean something at this audience: the protocol's, and the permissions of this API that
 * its client may still ask for and its subject holds. Scopes of another audience never mix in (N05).
 */
export function scopesAt(
  { api }: Audience,
  scopes: readonly string[],
  client: Client,
  held: readonly string[],
): string[] {
  const askable = api === null ? [] : askablePermissions(api, client)
  return scopes.filter((scope) => protocolScopes.includes(scope) || (askable.includes(scope) && held.includes(scope)))
}
