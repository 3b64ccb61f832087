import { Chrome } from './chrome.tsx'
import { ErrorSummary, Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { PasskeyForm, WithoutPasskeys } from './passkey-form.tsx'
import { passkeyProblems } from './passkey-words.ts'
import type { EnrollPasskeyView, HostedPage } from './views.ts'

/** A passkey to be made: because it is required, or as an offer that can be declined (UX-H35). */
export function EnrollPasskey({ view, page }: { view: EnrollPasskeyView; page: HostedPage }) {
  const { problem } = view
  return (
    <Chrome
      page={page}
      title={`Create a passkey · ${view.clientName}`}
      failed={problem !== undefined}
      links={view.links}
      passkeys={true}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={problem === undefined}>
        {view.isOffer ? 'Sign in faster next time' : 'Create a passkey'}
      </Heading>
      <p className="lede">
        With a passkey you sign in by your fingerprint, face or PIN. It can’t be guessed, and works on this site alone.
      </p>
      {problem === undefined ? null : <ErrorSummary title={passkeyProblems[problem]} />}
      <PasskeyForm
        mode="create"
        action={view.action}
        csrf={view.csrf}
        requestId={view.requestId}
        options={view.options}
        button={
          <button type="button" className="button button-lg button-primary button-block" data-passkey-go="">
            <Icon name="key" small={true} /> Create a passkey
          </button>
        }
      />
      <WithoutPasskeys>This browser can’t create passkeys.</WithoutPasskeys>
      {view.isOffer ? <Decline view={view} /> : null}
      {view.otherHref === undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.otherHref}>
            Choose something else
          </a>
        </p>
      )}
    </Chrome>
  )
}

function Decline({ view }: { view: EnrollPasskeyView }) {
  return (
    <Form action={view.action} csrf={view.csrf} requestId={view.requestId} pair={true}>
      <button type="submit" className="button button-lg button-block" name="decision" value="later">
        Not now
      </button>
      <button type="submit" className="button button-lg button-block" name="decision" value="never">
        Don’t ask again
      </button>
    </Form>
  )
}
