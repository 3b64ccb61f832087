import { Chrome } from './chrome.tsx'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { lastUsedWords } from './last-used-words.ts'
import { PasswordField } from './password-field.tsx'
import { type SaidRefusal, sayRefusal } from './refused-password.ts'
import type { HostedPage, PasswordView } from './views.ts'
import { Who } from './who.tsx'

/** The password, with the identifier beside it for the person and for password managers (UX-H7 to H12). */
export function PasswordStep({ view, page }: { view: PasswordView; page: HostedPage }) {
  const error = view.error === undefined ? undefined : sayRefusal(view.error)
  return (
    <Chrome
      page={page}
      title={`Enter your password · ${view.clientName}`}
      failed={error !== undefined}
      links={view.links}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>Enter your password</Heading>
      <p className="lede">Continue to {view.clientName}</p>
      {view.isEmailLast === true && view.emailHref !== undefined ? <EmailFirst href={view.emailHref} /> : null}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <Refusal said={error} resetHref={view.resetHref} />}
        <Who view={view} />
        <input type="hidden" name="platform" value="" />
        <PasswordField
          id="password"
          label="Password"
          autoComplete="current-password"
          error={error?.field}
          first={true}
        />
        <Submit>Sign in</Submit>
      </Form>
      {view.resetHref === undefined || error !== undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.resetHref}>
            Reset your password
          </a>
        </p>
      )}
      {view.emailHref === undefined || view.isEmailLast === true ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.emailHref}>
            Get a code by e-mail instead
          </a>
        </p>
      )}
    </Chrome>
  )
}

function EmailFirst({ href }: { href: string }) {
  return (
    <div className="hosted-section stack">
      <a className="button button-lg button-block" href={href}>
        Get a code by e-mail
      </a>
      <p className="small muted">{lastUsedWords.email}</p>
    </div>
  )
}

function Refusal({ said, resetHref }: { said: SaidRefusal; resetHref: string | undefined }) {
  return (
    <ErrorSummary title={said.title}>
      {said.field === undefined ? null : (
        <>
          <a className="link" href="#password">
            {said.field}
          </a>{' '}
        </>
      )}
      {resetHref === undefined ? null : (
        <>
          Or{' '}
          <a className="link" href={resetHref}>
            reset your password
          </a>
          .{' '}
        </>
      )}
      {said.advice}
    </ErrorSummary>
  )
}
