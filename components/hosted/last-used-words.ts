/** UX-H19: how somebody signed in last on this browser; whoever reads it learns of no account. */
export const lastUsedWords = {
  passkey: 'You last used a passkey on this browser.',
  email: 'You last used a code by e-mail on this browser.',
} as const
