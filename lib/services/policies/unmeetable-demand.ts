import { type Effective, valuesOf } from '#lib/policy/merge.ts'

/**
 * Why nobody could meet what a policy of second factors asks: a sentence at its requirement; undefined: somebody can. Recovery codes
 * stand in for a factor that was lost, so they are no factor to set up.
 */
export function unmeetableDemand(policy: Effective<'mfa'>): string | undefined {
  const { requirement, passkeys, totp, emailCode } = valuesOf(policy)
  if (requirement === 3 && passkeys === 0)
    return 'can’t be met: only passkeys resist phishing, and they are not allowed'
  if (requirement === 2 && passkeys + totp + emailCode === 0)
    return 'can’t be met: no method is allowed that people could set up'
  return undefined
}
