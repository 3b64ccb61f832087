import type { Code } from '../model.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { audienceWithin } from './audience.ts'
import { type GrantHandler, grantRefused } from './grant.ts'
import { issue } from './issue.ts'
import { codeIsLive } from './live-code.ts'
import { verifierMatches } from './verifier.ts'

/** RFC 6749 §4.1.3: find -> check -> sign -> redeem and record in one call. A verdict other than redeemed throws the signatures away. */
export const authorizationCode: GrantHandler = async (form, { client }, ports, now) => {
  const value = form.get('code')
  if (value === undefined) return refuse('invalid_request', 'code is missing')
  const hash = ports.mint.hash('code', value)
  const code = hash && (await ports.codes.find(hash))
  if (code === undefined) return grantRefused('no such code')
  const problem =
    (await codeIsLive(code, client, ports, now)) ??
    sameRedirect(code, form.get('redirect_uri')) ??
    (await verifierMatches(code, form.get('code_verifier'), ports))
  if (problem !== undefined) return problem
  const { family } = code
  const audience = audienceWithin(form.all('resource'), family, client, ports.environment)
  if (isRefusal(audience)) return audience
  const wanted = { grantType: 'authorization_code', client, family, audience } as const
  const tokens = await issue({ ...wanted, scopes: family.scopes, nonce: family.nonce }, ports, now)
  if (tokens === undefined) return grantRefused('the user is no longer active')
  const verdict = await ports.codes.redeem({ hash: code.hash, clientRef: client.id, issued: tokens.issued, now })
  if (verdict === 'stale') return verdict
  return verdict === 'redeemed' ? tokens.response : grantRefused(`redeem: ${verdict}`)
}

/** RFC 6749 §4.1.3 (C06): identical to the authorization request's, and always given there. */
const sameRedirect = (code: Code, redirectUri: string | undefined): Refusal | undefined =>
  redirectUri === code.redirectUri ? undefined : grantRefused('redirect_uri differs or is missing')
