/** What a person has shown in a session. More kinds come with more factors; every path of sign-in ends in this list. */
export type Proof = { kind: 'password'; at: Date }

/** What the proofs amount to, as tokens and sessions say it. */
export type Assurance = { amr: string[]; acr: string; authTime: Date }

/**
 * The ladder of authentication contexts, weakest first (OIDC Core §2 `acr`). Each rung holds all that is below it.
 * `1` one factor · `2` two different factors · `3` a phishing-resistant factor that verifies the person.
 */
export const acrLadder = ['urn:signet:acr:1', 'urn:signet:acr:2', 'urn:signet:acr:3'] as const

/** Rungs that sign-in can reach today, for discovery and `acr_values`. */
export const reachableAcr: readonly string[] = acrLadder.slice(0, 1)

/** RFC 8176 §2. */
const methods: Record<Proof['kind'], string> = { password: 'pwd' }

/**
 * The assurance of a session: one pure function of the stored proofs, through which every path passes (SECURITY section 1,
 * MFA bypass). Undefined without a proof: there is no session without one. `authTime` is the newest proof's.
 */
export function assuranceOf(proofs: readonly Proof[]): Assurance | undefined {
  const newest = proofs.reduce<Date | undefined>(
    (at, proof) => (at === undefined || proof.at > at ? proof.at : at),
    undefined,
  )
  if (newest === undefined) return undefined
  return { amr: [...new Set(proofs.map((proof) => methods[proof.kind]))].sort(), acr: acrLadder[0], authTime: newest }
}

/** Whether `have` is at least `want` on the ladder. An unknown rung is reached by nobody. */
export function reaches(have: string, want: string): boolean {
  const ladder: readonly string[] = acrLadder
  return ladder.includes(want) && ladder.indexOf(have) >= ladder.indexOf(want)
}
