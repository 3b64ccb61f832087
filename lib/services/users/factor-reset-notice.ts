import type { Notice } from '#lib/identity/notices/notify-person.ts'

/** What a person reads whose second factors an administrator took away. */
export const factorResetNotice = (sessionsEnded: boolean): Notice => ({
  subject: 'Your second factors were reset',
  paragraphs: [
    'An administrator removed the authenticator app, passkeys and recovery codes from your account. The next time you sign in you may be asked to set up a new one.',
    ...(sessionsEnded ? ['You were signed out everywhere.'] : []),
  ],
})
