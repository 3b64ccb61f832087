/** Where mailed links lead, below the issuer of their environment. */
export const mailedPaths = {
  signIn: '/sign-in/email/link',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  confirmEmail: '/confirm-email',
  undoEmail: '/undo-email',
  secureAccount: '/secure-account',
  keepAccount: '/keep-account',
} as const
