import type { HostedPage, PasswordError } from './views.ts'

export type SaidRefusal = { title: string; field?: string; advice?: string }

/** The words of a refused password: the same for an account that exists and for one that does not (UX-H13, H15). */
export function sayRefusal(error: PasswordError, { words, format }: HostedPage): SaidRefusal {
  const t = words.hosted
  switch (error.kind) {
    case 'wrong':
      return {
        title: t('password.error.wrong.title'),
        field: t('password.error.wrong.field'),
        ...(error.triesLeft === undefined ? {} : { advice: t('password.error.triesLeft', { count: error.triesLeft }) }),
      }
    case 'throttled':
      return {
        title: t('password.error.throttled'),
        advice: t('common.tryAgain', { when: format.in(error.retryAfterSeconds) }),
      }
    case 'busy':
      return {
        title: t('password.error.busy'),
        advice: t('password.error.notChecked', { when: format.in(error.retryAfterSeconds) }),
      }
    case 'missing':
      return { title: t('password.error.missing.title'), field: t('password.error.missing.field') }
    case 'expired':
      return { title: t('password.error.expired'), field: t('password.error.wrong.field') }
    case 'suspended':
      return { title: t('password.error.blocked'), advice: t('password.error.suspended') }
  }
}
