import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { ForgotPasswordView } from './mailed-views.ts'
import { sayForgotError } from './said-mailed.ts'
import type { HostedPage } from './views.ts'

/** A forgotten password: asked for by address, and answered alike whoever has it (UX-H44). */
export function ForgotPassword({ view, page }: { view: ForgotPasswordView; page: HostedPage }) {
  const t = page.words.hosted
  const error = view.error === undefined ? undefined : sayForgotError(view.error, page)
  const isSent = view.sentTo !== undefined
  const title = isSent ? t('forgot.sentTitle') : t('forgot.title')
  return (
    <Chrome page={page} title={documentTitle(title, view.tenantName)} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        {view.sentTo === undefined
          ? t('forgot.lede')
          : t('forgot.sent', { email: view.sentTo, tenant: view.tenantName })}
      </p>
      {isSent ? null : (
        <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
          {error === undefined ? null : (
            <ErrorSummary title={error.title}>
              {error.field === undefined ? null : (
                <a className="link" href="#username">
                  {error.field}
                </a>
              )}{' '}
              {error.advice}
            </ErrorSummary>
          )}
          <div className="field">
            <label htmlFor="username">{t('common.email')}</label>
            <input
              className="input input-lg"
              id="username"
              name="username"
              type="text"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              maxLength={320}
              defaultValue={view.identifier}
              data-first=""
              aria-invalid={error?.field === undefined ? undefined : true}
              aria-describedby={error?.field === undefined ? undefined : 'username-error'}
            />
            {error?.field === undefined ? null : <FieldError id="username-error">{error.field}</FieldError>}
          </div>
          <Submit>{t('forgot.submit')}</Submit>
        </Form>
      )}
      {view.backHref === undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.backHref}>
            {t('forgot.back')}
          </a>
        </p>
      )}
    </Chrome>
  )
}
