import type { ForgotError, MailedCodeError } from './mailed-views.ts'
import { inTime } from './words.ts'

type Said = { title: string; field?: string; advice?: string }

/** The words of a refused mailed code (UX-H13, H15). */
export function sayCodeError(error: MailedCodeError): Said {
  switch (error.kind) {
    case 'wrong':
      return {
        title: 'The code is not right.',
        field: 'Look at the newest message and type its code.',
        advice: `${error.triesLeft} ${error.triesLeft === 1 ? 'try' : 'tries'} left with this code.`,
      }
    case 'missing':
      return { title: 'The code is missing.', field: 'Type the six digits from the message.' }
    case 'expired':
    case 'over':
      return { title: 'This code can’t be used any more.', advice: 'Ask for a new one below.' }
    case 'throttled':
      return { title: 'A message is on its way.', advice: `You can ask again ${inTime(error.retryAfterSeconds)}.` }
  }
}

/** Another code by mail: when it may be asked for, in words or as a clock that runs. */
export const resendWords = {
  send: 'Send a new code',
  left: (time: string) => `You can ask for another code in ${time}.`,
  now: 'You can ask for another code now.',
} as const

/** `28 seconds`, `2 minutes`. */
export const inSeconds = (seconds: number): string => inTime(seconds).replace(/^in /, '')

/** The words of a refused wish for a new password. */
export function sayForgotError(error: ForgotError): Said {
  switch (error.kind) {
    case 'missing':
      return { title: 'Your e-mail address is missing.', field: 'Enter your e-mail address.' }
    case 'malformed':
      return { title: 'This is not an e-mail address.', field: 'Enter an e-mail address such as you@example.com.' }
    case 'throttled':
      return { title: 'You asked a moment ago.', advice: `You can ask again ${inTime(error.retryAfterSeconds)}.` }
  }
}
