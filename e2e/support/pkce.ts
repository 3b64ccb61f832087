import { createHash, randomBytes } from 'node:crypto'

export const random = (bytes = 24): string => randomBytes(bytes).toString('base64url')

/** RFC 7636 §4.1 and §4.2. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = random(32)
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}
