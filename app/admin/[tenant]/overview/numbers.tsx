import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { Trend } from '#components/chart/trend.tsx'
import { failed, type Overview, succeeded, trailHref } from './trail-href.ts'

/** The four numbers at the top; each leads to what it counts. */
export function NumbersCard({ mayReadUsers, ...overview }: Overview & { mayReadUsers: boolean }) {
  const t = words('overview')
  const { at, series, signIns, failures, activeUsers, people } = overview
  const share = people.all === 0 ? 0 : people.withSecondFactor / people.all
  const without = { environment: at.environment, status: 'active', factors: 'none' }
  const users = `/admin/${at.tenant}/users?${new URLSearchParams(without)}`
  const missing = people.all - people.withSecondFactor
  const of = (count: number) => t('of', { count: count.toLocaleString(languageNow()) })
  return (
    <section className="stats" aria-label={t('numbers')}>
      <a className="stat" href={trailHref(overview, succeeded)}>
        <Words label={t('signIns')} value={signIns.toLocaleString(languageNow())} />
        <Trend values={series.map(({ ok }) => ok)} tone="ok" />
      </a>
      <a className="stat" href={trailHref(overview, failed)}>
        <Words label={t('failures')} value={failures.toLocaleString(languageNow())} />
        <Trend values={series.map((each) => each.failed)} tone="failed" />
      </a>
      <a className="stat" href={trailHref(overview, succeeded)}>
        <Words label={t('activeUsers')} value={activeUsers.toLocaleString(languageNow())} beside={of(people.all)} />
      </a>
      {mayReadUsers ? (
        <a className="stat" href={users}>
          <Words label={t('factors')} value={percent(share)} beside={of(people.all)} />
          <span className="muted small">{t('notEnrolled', { count: missing })}</span>
        </a>
      ) : (
        <div className="stat">
          <Words label={t('factors')} value={percent(share)} beside={of(people.all)} />
        </div>
      )}
    </section>
  )
}

const percent = (share: number): string =>
  share.toLocaleString(languageNow(), { style: 'percent', maximumFractionDigits: 1 })

function Words({ label, value, beside }: { label: string; value: string; beside?: string }) {
  return (
    <>
      <span className="label">{label}</span>
      <span className="value">
        {value}
        {beside === undefined ? null : <span className="delta">{` ${beside}`}</span>}
      </span>
    </>
  )
}
