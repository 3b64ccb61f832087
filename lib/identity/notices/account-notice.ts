import { askedFrom } from '../mails/asked-from.ts'
import type { Notice } from './notify-person.ts'

/** What a person is told of after it happened to their account. */
export type AccountChange =
  | 'password_changed'
  | 'password_given'
  | 'email_changed'
  | 'email_restored'
  | 'method_removed'

const said: Record<AccountChange, { subject: string; what: string }> = {
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
  method_removed: {
    subject: 'A way to sign in was removed',
    what: 'An administrator removed one of the ways in which you sign in. You may be asked to set up a new one.',
  },
}

/** The notice of a change: what happened, and by which device, from where and when (UX-H29). It asks for nothing and links nowhere. */
export function accountNotice(change: AccountChange, now: Date): Notice {
  const { subject, what } = said[change]
  return { subject, paragraphs: [what, `It was done by ${askedFrom(now)}.`] }
}
