import type { Notice } from '#lib/identity/notices/notify-person.ts'

const what = {
  all: {
    subject: 'Your second factors were reset',
    text: 'An administrator removed every passkey, the authenticator app and the recovery codes from your account. The next time you sign in you may be asked to set up a new one.',
  },
  passkey: {
    subject: 'A passkey was removed',
    text: 'An administrator removed one of the passkeys of your account.',
  },
} as const

/** What a person reads whose second factors, or one passkey, an administrator took away. */
export const factorResetNotice = (taken: keyof typeof what, sessionsEnded: boolean): Notice => ({
  subject: what[taken].subject,
  paragraphs: [what[taken].text, ...(sessionsEnded ? ['You were signed out everywhere.'] : [])],
})
