import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import { deviceName } from './device.ts'
import { type SaidAction, saidActions } from './said-actions.ts'
import type { AccountActivityView } from './views.ts'

/** What happened to the account, newest first (UX-H56). */
export function Activity({ view, page }: { view: AccountActivityView; page: HostedPage }) {
  const t = page.words.account
  return (
    <AccountPage
      page={page}
      shell={view.shell}
      title={t('activity.title')}
      lede={t('activity.lede', { days: view.days })}
    >
      <section className="card">
        {view.events.length === 0 ? <p className="card-body">{t('activity.none')}</p> : null}
        <ol className="items">
          {view.events.map((event) => (
            <Event key={event.id} event={event} page={page} />
          ))}
        </ol>
        {view.olderHref === undefined && view.newestHref === undefined ? null : (
          <nav className="card-foot" aria-label={t('activity.title')}>
            {view.newestHref === undefined ? null : (
              <a className="link" href={view.newestHref}>
                {t('activity.newest')}
              </a>
            )}
            {view.olderHref === undefined ? null : (
              <a className="link push" href={view.olderHref}>
                {t('activity.older')}
              </a>
            )}
          </nav>
        )}
      </section>
    </AccountPage>
  )
}

function Event({ event, page }: { event: AccountActivityView['events'][number]; page: HostedPage }) {
  const t = page.words.account
  const action = event.action.replaceAll('.', '_')
  const known = saidActions.find((each): each is SaidAction => each === action)
  const says = known === undefined ? t('activity.other') : t(`activity.says.${known}`)
  const details = [
    event.result === 'ok' || event.action === 'session.failed' ? undefined : t(`activity.${event.result}`),
    event.by === 'somebody' ? t('activity.byOther') : undefined,
    event.device === null ? undefined : deviceName(event.device, t),
    event.country,
    event.ip ?? undefined,
  ].filter((detail) => detail !== undefined)
  return (
    <li>
      <span className="grow">
        <span className="strong">{says}</span>
        <span className="sub">
          <bdi>{details.join(' · ')}</bdi>
        </span>
      </span>
      <time className="muted small" dateTime={event.at.toISOString()}>
        {page.format.time(event.at)}
      </time>
    </li>
  )
}
