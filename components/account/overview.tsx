import { Icon } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import { Recommended } from './recommended.tsx'
import type { AccountOverviewView } from './views.ts'

/** How the account stands, and the one thing that would do most for it (UX-H47). */
export function Overview({ view, page }: { view: AccountOverviewView; page: HostedPage }) {
  const t = page.words.account
  const { shell } = view
  const title = shell.person.name === '' ? t('overview.titleUnnamed') : t('overview.title', { name: shell.person.name })
  return (
    <AccountPage page={page} shell={shell} title={title} lede={t('overview.lede', { tenant: shell.tenantName })}>
      <Recommended recommendation={view.recommendation} page={page} />
      <Security view={view} page={page} />
      <section className="card">
        <ul className="items">
          <Linked
            icon="devices"
            text={t('overview.sessionCount', { count: view.sessions })}
            href={shell.hrefs.sessions}
            label={t('overview.seeSessions')}
          />
          <Linked
            icon="plug"
            text={t('overview.appCount', { count: view.apps })}
            href={shell.hrefs.apps}
            label={t('overview.seeApps')}
          />
        </ul>
      </section>
    </AccountPage>
  )
}

function Security({ view, page }: { view: AccountOverviewView; page: HostedPage }) {
  const t = page.words.account
  const { security } = view
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('overview.security')}</h2>
      </div>
      <dl className="card-body kv">
        <dt>{t('overview.passkeys')}</dt>
        <dd>{t('overview.passkeyCount', { count: security.passkeys })}</dd>
        <dt>{t('overview.password')}</dt>
        <dd>{security.hasPassword ? t('overview.set') : t('overview.notSet')}</dd>
        <dt>{t('overview.totp')}</dt>
        <dd>{security.hasTotp ? t('overview.on') : t('overview.off')}</dd>
        <dt>{t('overview.codes')}</dt>
        <dd>
          {security.codesLeft === null ? t('overview.noCodes') : t('overview.codesLeft', { count: security.codesLeft })}
        </dd>
        <dt>{t('overview.email')}</dt>
        <dd>
          <bdi>{view.shell.person.email}</bdi>{' '}
          <span className={view.isEmailVerified ? 'badge badge-success' : 'badge badge-warning'}>
            {view.isEmailVerified ? t('overview.confirmed') : t('overview.unconfirmed')}
          </span>
        </dd>
      </dl>
    </section>
  )
}

type LinkedProps = { icon: 'devices' | 'plug'; text: string; href: string; label: string }

function Linked({ icon, text, href, label }: LinkedProps) {
  return (
    <li>
      <span className="tile">
        <Icon name={icon} />
      </span>
      <span className="grow">{text}</span>
      <a className="link" href={href}>
        {label}
      </a>
    </li>
  )
}
