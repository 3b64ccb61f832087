import { Icon } from '../hosted/icon.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import { deviceIcon, deviceName } from './device.ts'
import { ItemForm } from './item-form.tsx'
import type { AccountSessionsView } from './views.ts'

/** Where somebody is signed in: each can be ended, and all others at once (UX-H52); remembered devices (UX-H33). */
export function Sessions({ view, page }: { view: AccountSessionsView; page: HostedPage }) {
  const t = page.words.account
  const hidden = view.total - view.sessions.length
  return (
    <AccountPage page={page} shell={view.shell} title={t('sessions.title')} lede={t('sessions.lede')}>
      <section className="card">
        <div className="card-head">
          <h2>{t('sessions.here')}</h2>
          {view.total > 1 ? (
            <span className="push">
              <ItemForm form={view.endOthers} danger={true}>
                {t('sessions.signOutOthers')}
              </ItemForm>
            </span>
          ) : null}
        </div>
        <ul className="items">
          {view.sessions.map((session) => (
            <Session key={session.item} session={session} view={view} page={page} />
          ))}
        </ul>
        <div className="card-foot">{t(view.total > 1 ? 'sessions.signOutOthersHint' : 'sessions.only')}</div>
        {hidden > 0 ? <div className="card-foot">{t('sessions.more', { count: hidden })}</div> : null}
      </section>
      <Remembered view={view} page={page} />
    </AccountPage>
  )
}

type SessionProps = { session: AccountSessionsView['sessions'][number]; view: AccountSessionsView; page: HostedPage }

function Session({ session, view, page }: SessionProps) {
  const t = page.words.account
  const name = deviceName(session.device, t)
  const since = t('sessions.since', { date: page.format.day(session.createdAt) })
  const parts = [session.country, session.ip ?? undefined, session.environment, ...session.apps]
  return (
    <li>
      <span className="tile">
        <Icon name={deviceIcon(session.device)} />
      </span>
      <span className="grow">
        <span className="row wrap account-name">
          <span className="strong">{name}</span>
          {session.isThis ? <span className="badge badge-accent">{t('thisDevice')}</span> : null}
        </span>
        <span className="sub">
          {parts
            .filter((part) => part !== undefined && part !== '')
            .map((part) => (
              <span key={part}>
                <bdi>{part}</bdi>
                {' · '}
              </span>
            ))}
          {since}
        </span>
      </span>
      <span className="row">
        <span className="muted small">
          {session.isThis ? t('sessions.now') : page.format.ago(session.lastSeenAt, view.shell.now)}
        </span>
        {session.isThis ? null : (
          <ItemForm form={view.end} item={session.item} label={t('sessions.signOutOf', { device: name })}>
            {t('sessions.signOut')}
          </ItemForm>
        )}
      </span>
    </li>
  )
}

function Remembered({ view, page }: { view: AccountSessionsView; page: HostedPage }) {
  const t = page.words.account
  if (view.devices.length === 0) return null
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('sessions.remembered')}</h2>
        <span className="push">
          <ItemForm form={view.askAgain}>{t('sessions.askAgain')}</ItemForm>
        </span>
      </div>
      <ul className="items">
        {view.devices.map(({ device, expiresAt, lastUsedAt }) => (
          <li key={`${device.name} ${expiresAt.getTime()}`}>
            <span className="tile">
              <Icon name={deviceIcon(device)} />
            </span>
            <span className="grow">
              <span className="strong">{deviceName(device, t)}</span>
              <span className="sub">
                {t('sessions.until', {
                  date: page.format.day(expiresAt),
                  used: page.format.ago(lastUsedAt, view.shell.now),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
