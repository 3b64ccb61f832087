import { Icon } from '../hosted/icon.tsx'
import { webLink } from '../hosted/safe-url.ts'
import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import { ItemForm } from './item-form.tsx'
import type { AccountAppsView } from './views.ts'

const worded = ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'] as const

/** The apps that may act for somebody, what each may do, in plain words, and the end of it (UX-H54). */
export function Apps({ view, page }: { view: AccountAppsView; page: HostedPage }) {
  const t = page.words.account
  return (
    <AccountPage page={page} shell={view.shell} title={t('apps.title')} lede={t('apps.lede')}>
      {view.apps.length === 0 ? (
        <section className="card card-body">
          <p className="strong">{t('apps.none')}</p>
          <p className="secondary">{t('apps.noneHint')}</p>
        </section>
      ) : (
        view.apps.map((app) => <App key={app.item} app={app} view={view} page={page} />)
      )}
    </AccountPage>
  )
}

type AppProps = { app: AccountAppsView['apps'][number]; view: AccountAppsView; page: HostedPage }

function App({ app, view, page }: AppProps) {
  const t = page.words.account
  const link = webLink(app.href)
  const plain = worded.filter((scope) => app.scopes.includes(scope))
  const used = { date: page.format.day(app.since), used: page.format.ago(app.lastUsedAt, view.shell.now) }
  return (
    <section className="card">
      <div className="card-head">
        <div className="grow">
          <h2>
            <bdi>{app.name}</bdi>
          </h2>
          <p className="sub">
            {link === undefined ? null : (
              <>
                <a className="link" href={link.href} rel="noreferrer">
                  {link.host}
                </a>
                {' · '}
              </>
            )}
            {app.environment === undefined ? null : (
              <>
                <bdi>{app.environment}</bdi>
                {' · '}
              </>
            )}
            {t('apps.since', used)}
          </p>
        </div>
        <span className="push">
          <ItemForm
            form={view.disconnect}
            item={app.item}
            danger={true}
            label={t('apps.disconnectOf', { app: app.name })}
          >
            {t('apps.disconnect')}
          </ItemForm>
        </span>
      </div>
      <div className="card-body">
        <p className="muted small">{t('apps.may')}</p>
        <ul className="scopes">
          {plain.map((scope) => (
            <Scope key={scope}>{t(`apps.scope.${scope}`)}</Scope>
          ))}
          {app.permissions.map((permission) => (
            <Scope key={permission}>{permission}</Scope>
          ))}
          {app.isOffline && !plain.includes('offline_access') ? <Scope>{t('apps.offline')}</Scope> : null}
        </ul>
      </div>
    </section>
  )
}

const Scope = ({ children }: { children: string }) => (
  <li>
    <Icon name="check" />
    <span>{children}</span>
  </li>
)
