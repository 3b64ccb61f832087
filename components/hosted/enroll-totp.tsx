import { Chrome } from './chrome.tsx'
import { CodeField } from './code-field.tsx'
import { sayCode } from './code-words.ts'
import { CopyButton } from './copy-button.tsx'
import { FieldSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { EnrollTotpView, HostedPage } from './views.ts'

/** An authenticator app to set up: by its QR code, a link on a phone, or the key by hand; a code confirms it (UX-H34). */
export function EnrollTotp({ view, page }: { view: EnrollTotpView; page: HostedPage }) {
  const error = view.error === undefined ? undefined : sayCode(view.error, 'totp')
  const title = 'Set up an authenticator app'
  return (
    <Chrome page={page} title={`${title} · ${view.clientName}`} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        Scan this with an authenticator app on your phone, such as the one of your password manager, or{' '}
        <a className="link" href={view.uri}>
          open the app on this device
        </a>
        .
      </p>
      <Qr view={view} />
      <Key view={view} />
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <FieldSummary title={error.title}>{error.advice}</FieldSummary>}
        <CodeField
          label="Code from the app"
          hint="Six digits, to show that the app is set up. Nothing changes before."
          error={error?.field}
          isDigits={true}
        />
        <Submit>Confirm</Submit>
      </Form>
      <p className="small hosted-after">
        <a className="link" href={view.backHref}>
          Back
        </a>
      </p>
    </Chrome>
  )
}

/** Dark on white in either theme: scanners read no other. */
function Qr({ view: { qr, tenantName, account } }: { view: EnrollTotpView }) {
  const words = `QR code that adds ${account} at ${tenantName} to an authenticator app. The key below says the same.`
  return (
    <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={words} shapeRendering="crispEdges">
      <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
      <path fill="#000" d={qr.path} />
    </svg>
  )
}

function Key({ view }: { view: EnrollTotpView }) {
  const groups = view.key.match(/.{1,4}/g) ?? []
  return (
    <dl className="key-facts small">
      <dt>Issuer</dt>
      <dd>{view.tenantName}</dd>
      <dt>Account</dt>
      <dd>{view.account}</dd>
      <dt>Key</dt>
      <dd>
        <code className="quote">{groups.join(' ')}</code> <CopyButton text={view.key}>Copy the key</CopyButton>
      </dd>
    </dl>
  )
}
