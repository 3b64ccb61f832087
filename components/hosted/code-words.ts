import type { CodeError } from './views.ts'

type Kind = 'totp' | 'recovery_code'

/** What each kind of code is called, and how to come by it. */
export const codeWords: Record<Kind, { title: string; lede: string; label: string; hint: string }> = {
  totp: {
    title: 'Enter the code from your app',
    lede: 'Open your authenticator app and type the six digits for',
    label: 'Code',
    hint: 'The code changes every 30 seconds.',
  },
  recovery_code: {
    title: 'Enter a recovery code',
    lede: 'Type one of the codes that you saved when you set up',
    label: 'Recovery code',
    hint: 'Each code works once. Dashes and small letters do not matter.',
  },
}

const again: Record<Kind, string> = {
  totp: 'Type the six digits that the app shows now.',
  recovery_code: 'Type a code from your list that you have not used.',
}

/** The words of a refused code: what is wrong, what to do, how many tries are left (UX-H27). */
export function sayCode(error: CodeError, kind: Kind): { title: string; field: string; advice?: string } {
  switch (error.kind) {
    case 'wrong':
      return { title: 'That code is not right.', field: again[kind], ...tries(error.triesLeft) }
    case 'replayed':
      return { title: 'That code was used already.', field: waitForNext[kind], ...tries(error.triesLeft) }
    case 'missing':
      return { title: 'The code is missing.', field: again[kind] }
    case 'expired':
      return { title: 'This page was open for too long.', field: again[kind] }
  }
}

const waitForNext: Record<Kind, string> = {
  totp: 'Wait until the app shows the next one, and type that.',
  recovery_code: again.recovery_code,
}

const tries = (left: number | undefined): { advice?: string } => {
  if (left === undefined) return {}
  if (left === 0) return { advice: 'That was the last try of this sign-in.' }
  return { advice: `${left} ${left === 1 ? 'try' : 'tries'} left in this sign-in.` }
}

/** `You have 3 codes left.`, and from three on what to do (UX-H63). */
export const codesLeft = (count: number): string =>
  `You have ${count === 1 ? 'one code' : `${count} codes`} left.${count > 3 ? '' : ' Make new ones while you can still sign in another way.'}`
