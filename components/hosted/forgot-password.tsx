import { Chrome } from './chrome.tsx'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { ForgotPasswordView } from './mailed-views.ts'
import { sayForgotError } from './mailed-words.ts'
import type { HostedPage } from './views.ts'

/** A forgotten password: asked for by address, and answered alike whoever has it (UX-H44). */
export function ForgotPassword({ view, page }: { view: ForgotPasswordView; page: HostedPage }) {
  const error = view.error === undefined ? undefined : sayForgotError(view.error)
  const isSent = view.sentTo !== undefined
  const title = isSent ? 'Check your e-mail' : 'Choose a new password'
  return (
    <Chrome page={page} title={`${title} · ${view.tenantName}`} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        {isSent
          ? `If ${view.sentTo} belongs to an account of ${view.tenantName}, a message with a link is on its way. It holds for 30 minutes. Open it in this browser to go on from here.`
          : 'Enter your e-mail address. We send you a link to choose a new password.'}
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
            <label htmlFor="username">E-mail</label>
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
          <Submit>Send the link</Submit>
        </Form>
      )}
      {view.backHref === undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.backHref}>
            Back to sign in
          </a>
        </p>
      )}
    </Chrome>
  )
}
