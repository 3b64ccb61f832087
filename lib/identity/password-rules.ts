import { bounds } from '#lib/limits/bounds.ts'
import type { PolicyValues } from '#lib/policy/load.ts'
import { isGuessable } from './guessable.ts'

export type PasswordRules = {
  /** In characters; see `minPasswordLength`. */
  minLength: number
  /** Words of the place: product, tenant, the tenant's own list, the person's names and address (ASVS 6.1.2). */
  placeWords: readonly string[]
}

export type PasswordProblem = 'too_short' | 'too_long' | 'guessable'

/** Why a password that somebody chose is not taken: also when it is the one that they were given. `count`: of characters. */
export type PasswordRefusal = { kind: PasswordProblem | 'given'; count: number }

/** The refusal of a problem, with the number that it turns on. */
export const passwordRefusal = (kind: PasswordRefusal['kind'], { minLength }: PasswordRules): PasswordRefusal => ({
  kind,
  count: kind === 'too_long' ? bounds.password.max : minLength,
})

/** The one word list of the product itself; everybody's `placeWords` begin with it. */
export const productWords = ['signet', 'password', 'passwort', 'identity', 'welcome', 'changeme'] as const

/** From this requirement on (`policies.mfa`), nobody gets in by a password alone. */
const secondFactorDemanded = 2

/**
 * How many characters a password needs (NIST SP 800-63B-4 §3.1.1.2): fifteen where it may be all that somebody shows, eight where
 * the policy demands a second factor, and never fewer than the directory asks for.
 */
export function minPasswordLength(policies: PolicyValues): number {
  const isAlone = policies.mfa.requirement < secondFactorDemanded
  return Math.max(policies.password.minLength, isAlone ? bounds.password.minAlone : bounds.password.min)
}

/**
 * What is wrong with a new password, if anything. Length in characters (code points of the NFC form), and whether it is
 * easily guessed; no composition rules, no expiry, no truncation (NIST SP 800-63B-4 §3.1.1.2, ASVS 6.2).
 */
export function findPasswordProblem(password: string, rules: PasswordRules): PasswordProblem | undefined {
  if (password.length > bounds.password.typedLength) return 'too_long'
  const length = [...password.normalize('NFC')].length
  if (length < Math.max(rules.minLength, bounds.password.min)) return 'too_short'
  if (length > bounds.password.max) return 'too_long'
  return isGuessable(password, [...productWords, ...rules.placeWords]) ? 'guessable' : undefined
}

/** What each problem is called on a screen: the reason and what to do (UX H40). The same rules give the hint before typing (UX C14). */
export const passwordSentences = {
  too_short: (rules: PasswordRules) =>
    `Use at least ${rules.minLength} characters. Several words in a row are easy to remember.`,
  too_long: () => `Use at most ${bounds.password.max} characters.`,
  guessable: () => 'This password is easily guessed. Choose several words that do not belong together.',
} as const satisfies Record<PasswordProblem, (rules: PasswordRules) => string>
