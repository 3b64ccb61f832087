import type { Letter } from '#lib/mail/letter.ts'

/** What a person is told of after it happened. */
export type Notice = 'password_changed' | 'password_given' | 'email_changed' | 'email_restored' | 'factor_reset'

const said: Record<Notice, { subject: string; what: string }> = {
  password_changed: { subject: 'Your password was changed', what: 'The password of your account was changed.' },
  password_given: {
    subject: 'Your password was reset',
    what: 'An administrator gave your account a new first password. You choose your own when you sign in.',
  },
  email_changed: { subject: 'Your address was changed', what: 'Your account has another e-mail address now.' },
  email_restored: {
    subject: 'Your address was restored',
    what: 'A change of your e-mail address was taken back, and everybody was signed out of your account.',
  },
  factor_reset: {
    subject: 'A way to sign in was removed',
    what: 'An administrator removed one of the ways in which you sign in. You may be asked to set up a new one.',
  },
}

export type NoticeMail = { notice: Notice; tenant: string; asked: string; origin: string }

/** The mail that tells a person of a change to how they sign in. It asks for nothing and links nowhere. */
export function noticeLetter({ notice, tenant, asked, origin }: NoticeMail): Letter {
  const { subject, what } = said[notice]
  return {
    subject: `${subject} at ${tenant}`,
    paragraphs: ['Hello,', what, `It was done by ${asked}.`],
    closing: [
      'If it was not you, and nobody of yours, tell your administrator at once.',
      `Sent by ${new URL(origin).host}.`,
    ],
  }
}
