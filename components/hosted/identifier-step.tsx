import { Chrome } from './chrome.tsx'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { lastUsedWords } from './last-used-words.ts'
import { PasskeyForm } from './passkey-form.tsx'
import type { HostedPage, IdentifierError, IdentifierView } from './views.ts'

const said: Record<IdentifierError['kind'], { title: string; field?: string }> = {
  missing: { title: 'Your e-mail address is missing.', field: 'Enter your e-mail address.' },
  malformed: {
    title: 'This is not an e-mail address.',
    field: 'Enter an e-mail address such as you@example.com.',
  },
  expired: { title: 'This page was open for too long.' },
}

/** Who are you? The same next step follows for everyone (UX-H5); the field serves passkeys and managers (UX-H1). */
export function IdentifierStep({ view, page }: { view: IdentifierView; page: HostedPage }) {
  const error = view.error === undefined ? undefined : said[view.error.kind]
  return (
    <Chrome
      page={page}
      title={`Sign in · ${view.clientName}`}
      failed={error !== undefined}
      links={view.links}
      passkeys={view.passkey !== undefined}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={false}>Sign in to {view.tenantName}</Heading>
      <p className="lede">Continue to {view.clientName}</p>
      {view.isPasskeyLast === true ? <ByPasskey view={view} /> : null}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : (
          <ErrorSummary title={error.title}>
            {error.field === undefined ? (
              'Continue again. Nothing was lost.'
            ) : (
              <a className="link" href="#username">
                {error.field}
              </a>
            )}
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
            autoComplete="username webauthn"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={320}
            defaultValue={view.identifier}
            // biome-ignore lint/a11y/noAutofocus: the first page has this one question
            autoFocus={error === undefined}
            data-first=""
            aria-invalid={error?.field === undefined ? undefined : true}
            aria-describedby={error?.field === undefined ? undefined : 'username-error'}
          />
          {error?.field === undefined ? null : <FieldError id="username-error">{error.field}</FieldError>}
        </div>
        <Submit>Continue</Submit>
      </Form>
      {view.isPasskeyLast === true ? null : <ByPasskey view={view} />}
      {view.signUpHref === undefined ? null : (
        <p className="small muted hosted-after">
          New to {view.clientName}?{' '}
          <a className="link" href={view.signUpHref}>
            Create an account
          </a>
        </p>
      )}
    </Chrome>
  )
}

/** A passkey instead of an address: below it, or above where that is how somebody signed in here last (UX-H4, H19). */
function ByPasskey({ view }: { view: IdentifierView }) {
  if (view.passkey === undefined) return null
  return (
    <PasskeyForm
      mode="autofill"
      action={view.passkey.action}
      csrf={view.csrf}
      requestId={view.requestId}
      options={view.passkey.options}
      isFirst={true}
      button={
        <button type="button" className="button button-lg button-block" data-passkey-go="">
          <Icon name="key" small={true} /> Sign in with a passkey
        </button>
      }
    >
      {view.isPasskeyLast === true ? <p className="small muted">{lastUsedWords.passkey}</p> : null}
    </PasskeyForm>
  )
}
