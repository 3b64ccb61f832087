import type { Proof } from './proof.ts'

/** What the proofs amount to, as tokens and sessions say it. */
export type Assurance = { amr: string[]; acr: string; authTime: Date }

/**
 * The ladder of authentication contexts, weakest first (OIDC Core §2 `acr`). Each rung holds all that is below it.
 * `1` one factor · `2` two different factors · `3` a phishing-resistant factor that verifies the person.
 */
export const acrLadder = ['urn:signet:acr:1', 'urn:signet:acr:2', 'urn:signet:acr:3'] as const

/** A rung of the ladder. */
export type Level = 1 | 2 | 3

/** Rungs that sign-in can reach, for discovery and `acr_values`. */
export const reachableAcr: readonly string[] = acrLadder

/**
 * The assurance of a session: one pure function of the stored proofs, through which every path passes (SECURITY section 1,
 * MFA bypass). Undefined without a first factor: there is no session without one. `authTime` is the newest first factor's, so
 * that a second factor added later does not make an old sign-in look new to `max_age`.
 */
export function assuranceOf(proofs: readonly Proof[]): Assurance | undefined {
  const level = levelOf(proofs)
  const first = proofs
    .filter((proof) => isFirst(proof) && !isBesidePassword(proof, proofs))
    .map(({ at }) => at.getTime())
  if (level === undefined || first.length === 0) return undefined
  const amr = new Set(proofs.flatMap(methodsOf))
  if (level >= 2) amr.add('mfa')
  return { amr: [...amr].sort(), acr: acrLadder[level - 1] ?? acrLadder[0], authTime: new Date(Math.max(...first)) }
}

/** A mailed code beside a password is a second factor: what began the sign-in is the password. */
const isBesidePassword = ({ kind }: Proof, proofs: readonly Proof[]): boolean =>
  kind === 'email' && proofs.some((proof) => proof.kind === 'password')

/** The rung that proofs reach; undefined without a first factor. */
export function levelOf(proofs: readonly Proof[]): Level | undefined {
  if (!proofs.some(isFirst)) return undefined
  if (proofs.some((proof) => proof.kind === 'passkey' && proof.userVerified)) return 3
  return new Set(counted(proofs).map(({ kind }) => factors[kind])).size >= 2 ? 2 : 1
}

/** Whether a proof can open a session by itself. A passkey must have verified the person (WebAuthn §6.3.3 UV). */
export const isFirst = (proof: Proof): boolean =>
  proof.kind === 'password' || proof.kind === 'email' || (proof.kind === 'passkey' && proof.userVerified)

/**
 * Two proofs are two factors only where they are of different kinds: all that a device holds is one. A mailbox beside a password
 * counts only when it was shown after it, and not at all beside one that was chosen by mail: whoever has the mailbox chooses that.
 */
const factors: Record<Proof['kind'], 'knowledge' | 'device' | 'mailbox' | undefined> = {
  password: 'knowledge',
  passkey: 'device',
  totp: 'device',
  recovery_code: 'device',
  email: 'mailbox',
  remembered_device: undefined,
  postponed: undefined,
}

/** Whether what was shown has a password that was chosen by whoever has the mailbox: that mailbox adds nothing to it. */
export const isByMail = (proofs: readonly Proof[]): boolean =>
  proofs.some((proof) => proof.kind === 'password' && proof.byMail === true)

function counted(proofs: readonly Proof[]): Proof[] {
  const shown = proofs.filter(({ kind }) => factors[kind] !== undefined)
  const password = shown.find((proof) => proof.kind === 'password')
  if (password === undefined) return shown
  return shown.filter(({ kind, at }) => kind !== 'email' || (!isByMail(proofs) && at > password.at))
}

/**
 * RFC 8176 §2. A code, mailed or made by an app, and a recovery code are one-time passwords. A passkey's key is in software where
 * it may be synced; `user` says that the authenticator verified the person. What excuses from a proof is no method.
 */
function methodsOf(proof: Proof): string[] {
  switch (proof.kind) {
    case 'password':
      return ['pwd']
    case 'passkey':
      return [proof.synced ? 'swk' : 'hwk', ...(proof.userVerified ? ['user'] : [])]
    case 'totp':
    case 'recovery_code':
    case 'email':
      return ['otp']
    default:
      return []
  }
}

/** Whether `have` is at least `want` on the ladder. An unknown rung is reached by nobody. */
export function reaches(have: string, want: string): boolean {
  const ladder: readonly string[] = acrLadder
  return ladder.includes(want) && ladder.indexOf(have) >= ladder.indexOf(want)
}
