import { Chrome } from './chrome.tsx'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { MailedLinkView } from './mailed-views.ts'
import { NewPasswordField } from './new-password-field.tsx'
import type { HostedPage } from './views.ts'

/** A mailed link, opened: what its button does, and the button. A mail scanner that opens it changes nothing (UX-H30). */
export function MailedLink({ view, page }: { view: MailedLinkView; page: HostedPage }) {
  const { newPassword } = view
  const failed = newPassword !== undefined && (newPassword.problem !== undefined || newPassword.isBusy)
  return (
    <Chrome page={page} title={`${view.title} · ${view.tenantName}`} failed={failed} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading focused={!failed}>{view.title}</Heading>
      <p className="lede">{view.text}</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <input type="hidden" name="challenge" value={view.challenge} />
        <input type="hidden" name="token" value={view.token} />
        {newPassword === undefined ? null : <NewPasswordFields {...newPassword} />}
        <Submit name="decision" value="confirm">
          {view.submit}
        </Submit>
      </Form>
    </Chrome>
  )
}

function NewPasswordFields(wanted: NonNullable<MailedLinkView['newPassword']>) {
  const { identifier, problem, isBusy } = wanted
  return (
    <>
      {isBusy ? (
        <ErrorSummary title="It is very busy here.">Nothing was changed. Try again in a moment.</ErrorSummary>
      ) : null}
      {problem === undefined ? null : (
        <ErrorSummary title="This password can’t be used.">
          <a className="link" href="#new_password">
            {problem}
          </a>
        </ErrorSummary>
      )}
      <div className="who">
        <Icon name="mail" />
        <input
          className="who-name"
          name="username"
          aria-label="E-mail"
          autoComplete="username"
          readOnly={true}
          tabIndex={-1}
          defaultValue={identifier}
        />
      </div>
      <NewPasswordField label="Your new password" password={wanted} first={true} />
      <label className="check hosted-section" htmlFor="end_sessions">
        <input
          type="checkbox"
          className="checkbox"
          id="end_sessions"
          name="end_sessions"
          value="yes"
          defaultChecked={true}
        />
        Sign me out everywhere else
      </label>
    </>
  )
}
