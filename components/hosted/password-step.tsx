import { Chrome } from './chrome.tsx'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { PasswordField } from './password-field.tsx'
import type { HostedPage, PasswordError, PasswordView } from './views.ts'
import { Who } from './who.tsx'
import { inTime, triesLeft } from './words.ts'

type Said = { title: string; field?: string; advice?: string }

/** The words of a refusal: the same for an account that exists and for one that does not (UX-H13, H15). */
function say(error: PasswordError): Said {
  switch (error.kind) {
    case 'wrong':
      return {
        title: 'The e-mail or password is not right.',
        field: 'Enter your password again.',
        ...(error.triesLeft === undefined ? {} : { advice: triesLeft(error.triesLeft) }),
      }
    case 'throttled':
      return { title: 'Too many tries.', advice: `Try again ${inTime(error.retryAfterSeconds)}.` }
    case 'busy':
      return {
        title: 'Sign-in is very busy.',
        advice: `Your password was not checked. Try again ${inTime(error.retryAfterSeconds)}.`,
      }
    case 'missing':
      return { title: 'Your password is missing.', field: 'Enter your password.' }
    case 'expired':
      return { title: 'This page was open for too long.', field: 'Enter your password again.' }
    case 'blocked':
      return { title: 'You can’t sign in.', advice: error.reason }
  }
}

/** The password, with the identifier beside it for the person and for password managers (UX-H7 to H12). */
export function PasswordStep({ view, page }: { view: PasswordView; page: HostedPage }) {
  const error = view.error === undefined ? undefined : say(view.error)
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
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <Refusal said={error} resetHref={view.resetHref} />}
        <Who view={view} />
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
    </Chrome>
  )
}

function Refusal({ said, resetHref }: { said: Said; resetHref: string | undefined }) {
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
