import { Chrome } from './chrome.tsx'
import { CodeField } from './code-field.tsx'
import { documentTitle } from './document-title.ts'
import { FieldSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { codesLeft, sayCode } from './said-code.ts'
import type { FactorView, HostedPage } from './views.ts'

/** A code from an authenticator app, or one from a saved list, beside whose it is (UX-H26, H27, H63, H64). */
export function FactorStep({ view, page }: { view: FactorView; page: HostedPage }) {
  const t = page.words.hosted
  const title = t(`code.${view.kind}.title`)
  const hint = t(`code.${view.kind}.hint`)
  const error = view.error === undefined ? undefined : sayCode(view.error, view.kind, page)
  return (
    <Chrome page={page} title={documentTitle(title, view.clientName)} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">{t(`code.${view.kind}.lede`, { tenant: view.tenantName })}</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <FieldSummary title={error.title}>{error.advice}</FieldSummary>}
        <div className="who">
          <Icon name="mail" />
          <span className="who-name">{view.identifier}</span>
          <a className="link" href={view.startOverHref}>
            {t('common.notYou')}
          </a>
        </div>
        <CodeField
          label={t(`code.${view.kind}.label`)}
          hint={view.codesLeft === undefined ? hint : `${hint} ${codesLeft(view.codesLeft, page)}`}
          error={error?.field}
          isDigits={view.kind === 'totp'}
        />
        {view.rememberDays === undefined ? null : <Remember days={view.rememberDays} page={page} />}
        <Submit>{t('common.confirm')}</Submit>
      </Form>
      {view.otherHref === undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.otherHref}>
            {t('common.tryAnotherWay')}
          </a>
        </p>
      )}
    </Chrome>
  )
}

function Remember({ days, page }: { days: number; page: HostedPage }) {
  return (
    <label className="check small" htmlFor="remember">
      <input className="checkbox" type="checkbox" id="remember" name="remember" value="1" />
      <span>{page.words.hosted('code.remember', { days })}</span>
    </label>
  )
}
