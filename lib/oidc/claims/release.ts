import type { ClaimAsk } from '../model.ts'
import type { ClaimsPort } from '../ports.ts'
import { claimsOfScopes, userClaims } from './vocabulary.ts'

/**
 * OIDC Core §5.4, §5.5: the claims of the granted scopes, and those asked for one by one. Only names of our
 * vocabulary pass, whatever the port answers, so that no source of claims can set `iss`, `sub` or `aud` (U10).
 */
export async function releaseClaims(
  userId: string,
  scopes: readonly string[],
  asked: Record<string, ClaimAsk>,
  claims: ClaimsPort,
): Promise<Record<string, unknown> | undefined> {
  const wanted = new Set([...claimsOfScopes(scopes), ...Object.keys(asked)])
  const names = userClaims.filter((name) => wanted.has(name))
  const values = await claims.ofUser(userId, names)
  if (values === undefined) return undefined
  const known = names.filter((name) => values[name] !== undefined && values[name] !== null)
  return Object.fromEntries(known.map((name) => [name, values[name]]))
}
