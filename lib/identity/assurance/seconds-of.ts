import type { Proof } from './proof.ts'
import type { SecondFactor } from './whats-next.ts'

const kinds: readonly string[] = ['passkey', 'totp', 'email', 'recovery_code'] satisfies SecondFactor[]

/** The second factors among proofs, the last shown first, each once. Whatever began a sign-in counts as well. */
export function secondsOf(proofs: readonly Proof[]): SecondFactor[] {
  const shown = proofs
    .filter(({ kind }) => kinds.includes(kind))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
  return [...new Set(shown.map(({ kind }) => kind as SecondFactor))]
}
