import type { ForgotError, MailedCodeError } from './mailed-views.ts'
import type { HostedPage } from './views.ts'

/** What is wrong, what to do in the field, and what else helps. */
export type Said = { title: string; field?: string; advice?: string }

/** The words of a refused mailed code (UX-H13, H15). */
export function sayCodeError(error: MailedCodeError, { words, format }: HostedPage): Said {
  const t = words.hosted
  switch (error.kind) {
    case 'wrong':
      return {
        title: t('emailCode.error.wrong.title'),
        field: t('emailCode.error.wrong.field'),
        advice: t('emailCode.error.triesLeft', { count: error.triesLeft }),
      }
    case 'missing':
      return { title: t('emailCode.error.missing.title'), field: t('emailCode.error.missing.field') }
    case 'expired':
    case 'over':
      return { title: t('emailCode.error.over.title'), advice: t('emailCode.error.over.advice') }
    case 'throttled':
      return {
        title: t('emailCode.error.throttled'),
        advice: t('common.askAgain', { when: format.in(error.retryAfterSeconds) }),
      }
  }
}

/** The words of a refused wish for a new password. */
export function sayForgotError(error: ForgotError, { words, format }: HostedPage): Said {
  const t = words.hosted
  if (error.kind === 'throttled')
    return { title: t('forgot.throttled'), advice: t('common.askAgain', { when: format.in(error.retryAfterSeconds) }) }
  return { title: t(`identifier.error.${error.kind}.title`), field: t(`identifier.error.${error.kind}.field`) }
}
