import type { PasswordError } from './views.ts'
import { inTime, triesLeft } from './words.ts'

export type SaidRefusal = { title: string; field?: string; advice?: string }

/** The words of a refused password: the same for an account that exists and for one that does not (UX-H13, H15). */
export function sayRefusal(error: PasswordError): SaidRefusal {
  switch (error.kind) {
    case 'wrong':
      return {
        title: 'The e-mail or password is not right.',
        field: 'Enter your password again.',
        ...(error.triesLeft === undefined ? {} : { advice: triesLeft(error.triesLeft) }),
      }
    case 'throttled':
      return { title: 'Too many tries.', advice: `Try again ${inTime(error.retryAfterSeconds)}.` }
    case 'busy':
      return {
        title: 'Sign-in is very busy.',
        advice: `Your password was not checked. Try again ${inTime(error.retryAfterSeconds)}.`,
      }
    case 'missing':
      return { title: 'Your password is missing.', field: 'Enter your password.' }
    case 'expired':
      return { title: 'This page was open for too long.', field: 'Enter your password again.' }
    case 'blocked':
      return { title: 'You can’t sign in.', advice: error.reason }
  }
}
