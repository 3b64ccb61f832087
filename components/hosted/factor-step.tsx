import { Chrome } from './chrome.tsx'
import { CodeField } from './code-field.tsx'
import { codesLeft, codeWords, sayCode } from './code-words.ts'
import { FieldSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { FactorView, HostedPage } from './views.ts'

/** A code from an authenticator app, or one from a saved list, beside whose it is (UX-H26, H27, H63, H64). */
export function FactorStep({ view, page }: { view: FactorView; page: HostedPage }) {
  const { title, lede, label, hint } = codeWords[view.kind]
  const error = view.error === undefined ? undefined : sayCode(view.error, view.kind)
  return (
    <Chrome page={page} title={`${title} · ${view.clientName}`} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        {lede} {view.kind === 'totp' ? view.tenantName : 'your account'}.
      </p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <FieldSummary title={error.title}>{error.advice}</FieldSummary>}
        <div className="who">
          <Icon name="mail" />
          <span className="who-name">{view.identifier}</span>
          <a className="link" href={view.startOverHref}>
            Not you?
          </a>
        </div>
        <CodeField
          label={label}
          hint={view.codesLeft === undefined ? hint : `${hint} ${codesLeft(view.codesLeft)}`}
          error={error?.field}
          isDigits={view.kind === 'totp'}
        />
        {view.rememberDays === undefined ? null : <Remember days={view.rememberDays} />}
        <Submit>Confirm</Submit>
      </Form>
      {view.otherHref === undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.otherHref}>
            Try another way
          </a>
        </p>
      )}
    </Chrome>
  )
}

function Remember({ days }: { days: number }) {
  return (
    <label className="check small" htmlFor="remember">
      <input className="checkbox" type="checkbox" id="remember" name="remember" value="1" />
      <span>Do not ask again on this device for {days === 1 ? 'a day' : `${days} days`}</span>
    </label>
  )
}
