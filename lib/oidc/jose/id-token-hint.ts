import type { Ports } from '../ports.ts'
import { isNumericDate } from './numeric-date.ts'
import { verifyOwn } from './own-jwt.ts'

/** What an ID token says of whom it was issued about (`sub`, `sid`) and to (`aud`, a client_id). */
export type IdTokenHint = { sub: string; sid: string | null; aud: string }

/**
 * OIDC Core §3.1.2.1, RP-Initiated Logout §2 (A30, L03): an `id_token_hint`, if it is an ID token that this environment
 * issued, expired or not. A signed UserInfo response shares issuer, type and audience but does not expire: `exp` and `iat`
 * (§2) tell them apart, for no claim of a person can take those names. Whether `aud` may use it is the caller's business.
 */
export async function readIdTokenHint(text: string, ports: Ports): Promise<IdTokenHint | undefined> {
  const { sub, sid, aud, exp, iat } = (await verifyOwn(text, ['jwt', ''], ports))?.payload ?? {}
  if (typeof sub !== 'string' || typeof aud !== 'string' || !isNumericDate(exp) || !isNumericDate(iat)) return undefined
  return { sub, sid: typeof sid === 'string' ? sid : null, aud }
}
