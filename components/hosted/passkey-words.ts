import type { PasskeyProblem } from './views.ts'

/** What to say of a passkey that was not taken or not made. */
export const passkeyProblems: Record<PasskeyProblem, string> = {
  refused: 'This passkey can’t be used here.',
  expired: 'That took too long. Try again.',
  unverified: 'That did not work. Try again, or choose another way.',
  duplicate: 'This device has a passkey for your account already.',
  too_many: 'You have as many passkeys as one may have. Remove one first.',
}
