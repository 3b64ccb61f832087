import type { Values } from '#lib/policy/fields.ts'

/** What a person can show, lastingly: recovery codes run out, and a copied passkey opens nothing. `email`: a confirmed address. */
export type Ways = { password: boolean; passkeys: number; totp: boolean; email: boolean }

/** Why somebody can't be left with less: nothing would begin a sign-in, or the policy would ask for what they no longer have. */
export type RemovalProblem = 'last_way' | 'policy'

/**
 * Whether a person who has `before` may be left with `after` (UX-H50). Nobody takes the last way into their own account, nor what
 * the policy demands of them; what they could not do before is no reason to refuse.
 */
export function removalProblem(before: Ways, after: Ways, rules: Values<'mfa'>): RemovalProblem | undefined {
  if (reachOf(before, rules) > 0 && reachOf(after, rules) === 0) return 'last_way'
  const demanded = rules.requirement >= 3 ? 3 : rules.requirement === 2 ? 2 : 1
  return reachOf(before, rules) >= demanded && reachOf(after, rules) < demanded ? 'policy' : undefined
}

/** The highest rung of the ladder of assurance that these ways reach; 0 where none of them begins a sign-in. */
function reachOf({ password, passkeys, totp, email }: Ways, rules: Values<'mfa'>): 0 | 1 | 2 | 3 {
  const isBegun = password || (email && rules.emailFirst === 1)
  const hasPasskey = passkeys > 0 && (rules.passkeyFirst === 1 || (isBegun && rules.passkeys === 1))
  if (hasPasskey) return 3
  if (!isBegun) return 0
  const isSecondMailed = password && email && rules.emailCode === 1
  return (totp && rules.totp === 1) || isSecondMailed ? 2 : 1
}
