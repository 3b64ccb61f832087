import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { PasskeyForm, WithoutPasskeys } from './passkey-form.tsx'
import type { HostedPage, PasskeyView } from './views.ts'

/** A passkey, beside what was shown already or as the way in (UX-H3, H32). */
export function Passkey({ view, page }: { view: PasskeyView; page: HostedPage }) {
  const t = page.words.hosted
  const { problem } = view
  return (
    <Chrome
      page={page}
      title={documentTitle(t('passkey.title'), view.clientName)}
      failed={problem !== undefined}
      links={view.links}
      passkeys={true}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={problem === undefined}>{t('passkey.title')}</Heading>
      <p className="lede">{t('passkey.lede')}</p>
      {problem === undefined ? null : <ErrorSummary title={t(`passkey.problem.${problem}`)} />}
      <PasskeyForm
        mode="show"
        action={view.action}
        csrf={view.csrf}
        requestId={view.requestId}
        options={view.options}
        page={page}
        isFirst={view.isFirst}
        button={
          <button type="button" className="button button-lg button-primary button-block" data-passkey-go="">
            <Icon name="key" small={true} /> {t('passkey.go')}
          </button>
        }
      />
      <WithoutPasskeys>{t('passkey.cannotUse')}</WithoutPasskeys>
      <p className="small hosted-after">
        <a className="link" href={view.otherHref}>
          {t('common.tryAnotherWay')}
        </a>
      </p>
    </Chrome>
  )
}
