import { Chrome } from './chrome.tsx'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { PasswordField } from './password-field.tsx'
import { passwordHint } from './password-hint.ts'
import type { HostedPage, NewPassword, PasswordView } from './views.ts'
import { Who } from './who.tsx'

type Props = { view: PasswordView; wanted: NewPassword; page: HostedPage }

/** After the right password, where somebody else knows it: one of the person's own, before they go on. */
export function NewPasswordStep({ view, wanted: { minLength, problem }, page }: Props) {
  return (
    <Chrome
      page={page}
      title={`Choose your password · ${view.clientName}`}
      failed={problem !== undefined}
      links={view.links}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={problem === undefined}>Choose your own password</Heading>
      <p className="lede">The one that you used was made for you, so somebody else may know it.</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {problem === undefined ? null : (
          <ErrorSummary title="This password can’t be used.">
            <a className="link" href="#new_password">
              {problem}
            </a>
          </ErrorSummary>
        )}
        <Who view={view} />
        <PasswordField
          id="password"
          label="The password that you were given"
          autoComplete="current-password"
          first={true}
        />
        <PasswordField
          id="new_password"
          label="Your new password"
          autoComplete="new-password"
          error={problem}
          hint={passwordHint(minLength)}
        />
        <Submit>Save and sign in</Submit>
      </Form>
    </Chrome>
  )
}
