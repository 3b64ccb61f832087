import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { PasskeyForm, WithoutPasskeys } from './passkey-form.tsx'
import type { EnrollPasskeyView, HostedPage } from './views.ts'

/** A passkey to be made: because it is required, or as an offer that can be declined (UX-H35). */
export function EnrollPasskey({ view, page }: { view: EnrollPasskeyView; page: HostedPage }) {
  const t = page.words.hosted
  const { problem } = view
  return (
    <Chrome
      page={page}
      title={documentTitle(t('passkey.create'), view.clientName)}
      failed={problem !== undefined}
      links={view.links}
      passkeys={true}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={problem === undefined}>{view.isOffer ? t('passkey.offer') : t('passkey.create')}</Heading>
      <p className="lede">{t('passkey.createLede')}</p>
      {problem === undefined ? null : <ErrorSummary title={t(`passkey.problem.${problem}`)} />}
      <PasskeyForm
        mode="create"
        action={view.action}
        csrf={view.csrf}
        requestId={view.requestId}
        options={view.options}
        page={page}
        button={
          <button type="button" className="button button-lg button-primary button-block" data-passkey-go="">
            <Icon name="key" small={true} /> {t('passkey.create')}
          </button>
        }
      />
      <WithoutPasskeys>{t('passkey.cannotCreate')}</WithoutPasskeys>
      {view.isOffer ? <Decline view={view} page={page} /> : null}
      {view.otherHref === undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.otherHref}>
            {t('enroll.other')}
          </a>
        </p>
      )}
    </Chrome>
  )
}

function Decline({ view, page }: { view: EnrollPasskeyView; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <Form action={view.action} csrf={view.csrf} requestId={view.requestId} pair={true}>
      <button type="submit" className="button button-lg button-block" name="decision" value="later">
        {t('common.notNow')}
      </button>
      <button type="submit" className="button button-lg button-block" name="decision" value="never">
        {t('passkey.never')}
      </button>
    </Form>
  )
}
