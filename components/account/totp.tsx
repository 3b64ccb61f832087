import { CodeField } from '../hosted/code-field.tsx'
import { CopyButton } from '../hosted/copy-button.tsx'
import { FieldSummary, Form } from '../hosted/form.tsx'
import { QrCode } from '../hosted/qr-code.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountTotpView, OwnCodeError } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** An authenticator app to set up, or another in its place: by its QR code, a link, or the key by hand; a code confirms it. */
export function Totp({ view, page }: { view: AccountTotpView; page: HostedPage }) {
  const [t, h] = [page.words.account, page.words.hosted]
  const { error, form, shell, isReplacing } = view
  const said = error === undefined ? undefined : say(error, page)
  return (
    <TaskPage
      page={page}
      shell={shell}
      title={isReplacing ? t('totp.replaceTitle') : h('totp.title')}
      failed={error !== undefined}
      {...(isReplacing ? { lede: t('totp.replaceText') } : {})}
      back={t('security.cancel')}
    >
      <p>
        {h.rich('totp.lede', {
          link: (text) => (
            <a className="link" href={view.uri}>
              {text}
            </a>
          ),
        })}
      </p>
      <QrCode qr={view.qr} label={h('totp.qr', { account: view.account, tenant: shell.tenantName })} />
      <dl className="key-facts small">
        <dt>{h('totp.issuer')}</dt>
        <dd>{shell.tenantName}</dd>
        <dt>{h('totp.account')}</dt>
        <dd>
          <bdi>{view.account}</bdi>
        </dd>
        <dt>{h('totp.key')}</dt>
        <dd>
          <code className="quote">{(view.key.match(/.{1,4}/g) ?? []).join(' ')}</code>{' '}
          <CopyButton text={view.key} page={page}>
            {h('totp.copyKey')}
          </CopyButton>
        </dd>
      </dl>
      <Form action={form.action} csrf={form.csrf}>
        {said === undefined ? null : <FieldSummary title={said.title}>{said.advice}</FieldSummary>}
        <CodeField label={h('totp.label')} hint={h('totp.hint')} error={said?.field} isDigits={true} />
        <button type="submit" className="button button-primary">
          {h('common.confirm')}
        </button>
      </Form>
    </TaskPage>
  )
}

/** What is wrong, what to do, how many tries are left (UX-H27). */
function say(error: OwnCodeError, { words, format }: HostedPage): { title: string; field?: string; advice?: string } {
  const [t, h] = [words.account, words.hosted]
  switch (error.kind) {
    case 'wrong':
      return {
        ...{ title: h('code.error.wrong'), field: h('code.totp.again') },
        advice: t('totp.triesLeft', { count: error.triesLeft }),
      }
    case 'missing':
      return { title: h('code.error.missing'), field: h('code.totp.again') }
    case 'expired':
      return { title: t('totp.expired') }
    case 'throttled':
      return {
        title: h('password.error.throttled'),
        advice: h('common.tryAgain', { when: format.in(error.retryAfterSeconds) }),
      }
  }
}
