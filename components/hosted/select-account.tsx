import { initials } from '../brand/initials.ts'
import { Chrome } from './chrome.tsx'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { AccountChoice, HostedPage, SelectAccountView } from './views.ts'
import { ago } from './words.ts'

/** Which of the accounts of this browser? (UX-H20; `prompt=select_account`, OIDC Core 3.1.2.1) */
export function SelectAccount({ view, page }: { view: SelectAccountView; page: HostedPage }) {
  return (
    <Chrome page={page} title={`Choose an account · ${view.clientName}`} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading>Choose an account</Heading>
      <p className="lede">Continue to {view.clientName}</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <ul className="choices">
          {view.accounts.map((account) => (
            <Choice key={account.sessionId} account={account} now={view.now} forgetAction={view.forgetAction} />
          ))}
          <li>
            <a className="choice" href={view.useAnotherHref}>
              <Icon name="plus" />
              <span className="grow">Use another account</span>
              <Icon name="chevron" />
            </a>
          </li>
        </ul>
      </Form>
    </Chrome>
  )
}

type ChoiceProps = { account: AccountChoice; now: Date; forgetAction: string | undefined }

function Choice({ account, now, forgetAction }: ChoiceProps) {
  return (
    <li>
      <button type="submit" className="choice" name="session" value={account.sessionId}>
        <span className="avatar" aria-hidden="true">
          {initials(account.name)}
        </span>
        <span className="grow stack">
          <span className="strong truncate">{account.name}</span>
          <span className="small muted truncate">{account.email}</span>
          <span className="small muted">Used {ago(account.lastUsed, now)}</span>
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
          aria-label={`Remove ${account.email} from this browser`}
        >
          <Icon name="cross" small={true} />
        </button>
      )}
    </li>
  )
}
