import { base64url } from 'jose'
import type { Code } from '../model.ts'
import type { Ports } from '../ports.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { grantRefused } from './grant.ts'

/** RFC 7636 §4.1. */
const verifierShape = /^[A-Za-z0-9._~-]{43,128}$/

/**
 * RFC 7636 §4.6, RFC 9700 §4.8.2: a challenge demands its verifier, and a verifier demands a challenge (P06–P11).
 * A refused verifier does not use up the code, it is counted.
 */
export async function verifierMatches(
  code: Code,
  verifier: string | undefined,
  ports: Pick<Ports, 'digest' | 'codes'>,
): Promise<Refusal | undefined> {
  if (code.codeChallenge === null)
    return verifier === undefined ? undefined : grantRefused('a verifier without a challenge: PKCE downgrade')
  if (verifier === undefined) return grantRefused('code_verifier is missing')
  if (!verifierShape.test(verifier)) return refuse('invalid_request', 'code_verifier is malformed')
  if (base64url.encode(ports.digest.sha256(verifier)) === code.codeChallenge) return undefined
  await ports.codes.countFailedVerifier(code.hash)
  return grantRefused('PKCE mismatch')
}
