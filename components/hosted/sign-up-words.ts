import type { SignUpStep } from './views.ts'

/** What the pages of sign-up say, by step. */
export const signUpWords = {
  title: { address: 'Create your account', code: 'Check your mail', password: 'Choose a password' },
  submit: { address: 'Continue', code: 'Continue', password: 'Create account' },
  email: 'E-mail',
  name: 'Your name',
  code: 'Code',
  codeHint: 'Six digits. The code is valid for 10 minutes.',
  sent: (email: string) => `We sent a mail to ${email}. Enter the code that stands in it.`,
  nothingCame: 'Nothing came? Look among unwanted mail, or',
  sendAgain: 'send it again or change the address',
  haveAccount: 'You have an account?',
  signIn: 'Sign in',
  notMade: 'Your account is not made yet.',
  tooMany: 'A mail was sent a moment ago.',
  wait: (words: string) => `Try again ${words}.`,
  busy: 'It is very busy here.',
  nothingChanged: 'Nothing was changed. Try again in a moment.',
  wrong: 'This code is not right.',
  enterAgain: 'Enter the code of the latest mail.',
  missing: 'The code is missing.',
  over: 'This code can’t be used any more.',
  askAnew: 'Ask for a new one',
} as const satisfies Record<string, unknown> & { title: Record<SignUpStep['kind'], string> }
