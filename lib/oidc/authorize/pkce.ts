import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** RFC 7636 §4.2: base64url of 32 bytes is 43 characters, and the last of them carries four bits. */
const challengeShape = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/** RFC 7636, RFC 9700 §2.1.1: S256 or nothing, and nothing only for a confidential client that is exempt (P01–P05). */
export const pkce: Check<'codeChallenge'> = (params, { client }) => {
  const codeChallenge = params.get('code_challenge') ?? null
  const method = params.get('code_challenge_method')
  if (codeChallenge === null) {
    const isExempt = client.authMethod !== 'none' && !client.requirePkce && method === undefined
    return isExempt ? { codeChallenge } : refuse('invalid_request', 'code_challenge is required')
  }
  if (method !== 'S256') return refuse('invalid_request', 'code_challenge_method must be S256')
  return challengeShape.test(codeChallenge)
    ? { codeChallenge }
    : refuse('invalid_request', 'code_challenge is not a SHA-256 in base64url')
}
