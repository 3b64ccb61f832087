import type { SecurityState } from './security-state.ts'

/** The one thing that would do most for somebody's account now (UX-H47). */
export type Recommendation =
  | 'confirm_email'
  | 'replace_copied_passkey'
  | 'add_passkey'
  | 'add_totp'
  | 'make_recovery_codes'
  | 'renew_recovery_codes'
  | 'none'

/** From this many unused codes on nobody is told to make new ones (UX-H63). */
const enoughCodes = 4

type Known = Pick<SecurityState, 'passkeys' | 'totp' | 'recoveryCodes' | 'rules'> & { isEmailVerified: boolean }

/**
 * What to recommend. First what may lock somebody out of their account or let others in, then what makes it stronger; nothing that
 * the policy of the place would not let them do.
 */
export function recommend({ passkeys, totp, recoveryCodes, rules, isEmailVerified }: Known): Recommendation {
  if (passkeys.some(({ isCopied }) => isCopied)) return 'replace_copied_passkey'
  if (!isEmailVerified) return 'confirm_email'
  const left = recoveryCodes?.left ?? 0
  const hasFactor = passkeys.length > 0 || totp.length > 0
  if (hasFactor && rules.recoveryCodes === 1 && left === 0) return 'make_recovery_codes'
  if (hasFactor && rules.recoveryCodes === 1 && left < enoughCodes) return 'renew_recovery_codes'
  if (passkeys.length === 0 && rules.passkeys === 1) return 'add_passkey'
  if (!hasFactor && rules.totp === 1) return 'add_totp'
  return 'none'
}
