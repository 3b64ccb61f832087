import { initials } from '../brand/initials.ts'
import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { AccountChoice, HostedPage, SelectAccountView } from './views.ts'

/** Which of the accounts of this browser? (UX-H20; `prompt=select_account`, OIDC Core 3.1.2.1) */
export function SelectAccount({ view, page }: { view: SelectAccountView; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <Chrome page={page} title={documentTitle(t('select.title'), view.clientName)} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading>{t('select.title')}</Heading>
      <p className="lede">{t('common.continueTo', { app: view.clientName })}</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <ul className="choices">
          {view.accounts.map((account) => (
            <Choice
              key={account.sessionId}
              account={account}
              now={view.now}
              forgetAction={view.forgetAction}
              page={page}
            />
          ))}
          <li>
            <a className="choice" href={view.useAnotherHref}>
              <Icon name="plus" />
              <span className="grow">{t('common.useAnotherAccount')}</span>
              <Icon name="chevron" />
            </a>
          </li>
        </ul>
      </Form>
    </Chrome>
  )
}

type ChoiceProps = { account: AccountChoice; now: Date; forgetAction: string | undefined; page: HostedPage }

function Choice({ account, now, forgetAction, page }: ChoiceProps) {
  const t = page.words.hosted
  return (
    <li>
      <button type="submit" className="choice" name="session" value={account.sessionId}>
        <span className="avatar" aria-hidden="true">
          {initials(account.name)}
        </span>
        <span className="grow stack">
          <span className="strong truncate" dir="auto">
            {account.name}
          </span>
          <span className="small muted truncate" dir="auto">
            {account.email}
          </span>
          <span className="small muted">{t('select.used', { when: page.format.ago(account.lastUsed, now) })}</span>
        </span>
        <Icon name="chevron" />
      </button>
      {forgetAction === undefined ? null : (
        <button
          type="submit"
          className="button button-quiet button-icon forget"
          formAction={forgetAction}
          name="session"
          value={account.sessionId}
          aria-label={t('select.remove', { email: account.email })}
        >
          <Icon name="cross" small={true} />
        </button>
      )}
    </li>
  )
}
