import { claimsOfScopes, userClaims } from '../claims/vocabulary.ts'
import type { Asked, Client } from '../model.ts'
import type { Situation } from './interaction.ts'

/** Claims asked for one by one, beyond what the scopes cover: the consent page names them too. */
export function individualClaims(asked: Asked): string[] {
  const covered = claimsOfScopes(asked.scopes)
  const names = [...Object.keys(asked.claims.id_token), ...Object.keys(asked.claims.userinfo)]
  return userClaims.filter((name) => names.includes(name) && !covered.includes(name))
}

/**
 * OIDC Core §3.1.2.4. prompt=consent always asks. A first-party client is the tenant's own and needs no consent, for
 * `offline_access` too: this is the documented other condition of OIDC Core §11. Others need an answer in this request
 * or a remembered one that covers all of it.
 */
export function consentIsMissing({ request, client, session, grant }: Situation): boolean {
  const { asked, progress } = request
  const given = progress.consent !== null && progress.consent.userId === session?.userId
  if (given) return false
  if (asked.prompts.includes('consent')) return true
  if (client.firstParty) return false
  return isImpersonable(client, asked) || grant === undefined || !covers(grant, asked)
}

const covers = (grant: NonNullable<Situation['grant']>, asked: Asked): boolean =>
  asked.scopes.every((scope) => grant.scopes.includes(scope)) &&
  asked.resources.every((resource) => grant.resources.includes(resource)) &&
  individualClaims(asked).every((name) => grant.claims.includes(name))

/** RFC 8252 §8.6: what another app on the device could receive is not granted from memory. */
const isImpersonable = (client: Client, asked: Asked): boolean =>
  client.authMethod === 'none' && !asked.redirectUri.startsWith('https:')
