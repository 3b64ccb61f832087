import { Chrome } from './chrome.tsx'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { PasswordField } from './password-field.tsx'
import type { HostedPage, NewPassword, PasswordView } from './views.ts'
import { Who } from './who.tsx'

type Props = { view: PasswordView; wanted: NewPassword; page: HostedPage }

/** After the right password, where somebody else knows it: one of the person's own, before they go on. */
export function NewPasswordStep({ view, wanted, page }: Props) {
  const { problem } = wanted
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
        <NewPasswordField label="Your new password" password={wanted} />
        <Submit>Save and sign in</Submit>
      </Form>
    </Chrome>
  )
}
