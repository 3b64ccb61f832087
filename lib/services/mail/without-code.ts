import type { MailKind } from '#lib/mail/kinds.ts'

const withCodes: readonly MailKind[] = ['challenge', 'sign_up']

/**
 * A subject without the code that stands first in it (UX-H29): that is for its recipient alone (Y02). Whoever may read which mails
 * were sent could otherwise start a sign-in as somebody else, and read the code of it here.
 */
export const withoutCode = (kind: MailKind, subject: string): string =>
  withCodes.includes(kind) ? subject.replace(/^\d{4,12}(?=\s)/, '••••••') : subject
