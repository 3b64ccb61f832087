import { Chrome } from './chrome.tsx'
import { ErrorSummary } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { PasskeyForm, WithoutPasskeys } from './passkey-form.tsx'
import { passkeyProblems } from './passkey-words.ts'
import type { HostedPage, PasskeyView } from './views.ts'

/** A passkey, beside what was shown already or as the way in (UX-H3, H32). */
export function Passkey({ view, page }: { view: PasskeyView; page: HostedPage }) {
  const { problem } = view
  return (
    <Chrome
      page={page}
      title={`Use your passkey · ${view.clientName}`}
      failed={problem !== undefined}
      links={view.links}
      passkeys={true}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={problem === undefined}>Use your passkey</Heading>
      <p className="lede">Your browser asks for your fingerprint, face, PIN or security key.</p>
      {problem === undefined ? null : <ErrorSummary title={passkeyProblems[problem]} />}
      <PasskeyForm
        mode="show"
        action={view.action}
        csrf={view.csrf}
        requestId={view.requestId}
        options={view.options}
        isFirst={view.isFirst}
        button={
          <button type="button" className="button button-lg button-primary button-block" data-passkey-go="">
            <Icon name="key" small={true} /> Continue with a passkey
          </button>
        }
      />
      <WithoutPasskeys>This browser can’t use passkeys. Choose another way.</WithoutPasskeys>
      <p className="small hosted-after">
        <a className="link" href={view.otherHref}>
          Try another way
        </a>
      </p>
    </Chrome>
  )
}
