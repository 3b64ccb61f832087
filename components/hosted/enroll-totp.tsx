import { Chrome } from './chrome.tsx'
import { CodeField } from './code-field.tsx'
import { CopyButton } from './copy-button.tsx'
import { documentTitle } from './document-title.ts'
import { FieldSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { QrCode } from './qr-code.tsx'
import { sayCode } from './said-code.ts'
import type { EnrollTotpView, HostedPage } from './views.ts'

/** An authenticator app to set up: by its QR code, a link on a phone, or the key by hand; a code confirms it (UX-H34). */
export function EnrollTotp({ view, page }: { view: EnrollTotpView; page: HostedPage }) {
  const t = page.words.hosted
  const error = view.error === undefined ? undefined : sayCode(view.error, 'totp', page)
  const title = t('totp.title')
  return (
    <Chrome page={page} title={documentTitle(title, view.clientName)} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        {t.rich('totp.lede', {
          link: (text) => (
            <a className="link" href={view.uri}>
              {text}
            </a>
          ),
        })}
      </p>
      <QrCode qr={view.qr} label={t('totp.qr', { account: view.account, tenant: view.tenantName })} />
      <Key view={view} page={page} />
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <FieldSummary title={error.title}>{error.advice}</FieldSummary>}
        <CodeField label={t('totp.label')} hint={t('totp.hint')} error={error?.field} isDigits={true} />
        <Submit>{t('common.confirm')}</Submit>
      </Form>
      <p className="small hosted-after">
        <a className="link" href={view.backHref}>
          {t('common.back')}
        </a>
      </p>
    </Chrome>
  )
}

function Key({ view, page }: { view: EnrollTotpView; page: HostedPage }) {
  const t = page.words.hosted
  const groups = view.key.match(/.{1,4}/g) ?? []
  return (
    <dl className="key-facts small">
      <dt>{t('totp.issuer')}</dt>
      <dd>{view.tenantName}</dd>
      <dt>{t('totp.account')}</dt>
      <dd>{view.account}</dd>
      <dt>{t('totp.key')}</dt>
      <dd>
        <code className="quote">{groups.join(' ')}</code>{' '}
        <CopyButton text={view.key} page={page}>
          {t('totp.copyKey')}
        </CopyButton>
      </dd>
    </dl>
  )
}
