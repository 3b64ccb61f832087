import { languageNow } from '#app/messages/language-now.ts'
import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { BarChart } from '#components/chart/bar-chart.tsx'
import { absoluteClock, absoluteDay } from '#components/ui/time-words.ts'
import { failed, type Overview, succeeded, trailHref } from './trail-href.ts'

const halfDayMs = 12 * 3_600_000

/** Every how many bars a time stands below. */
const every: Readonly<Record<Overview['range'], number>> = { '24h': 4, '7d': 4, '30d': 5 }

/** Sign-ins over time, as a chart and as the same numbers in a table. */
export function SignInsCard(overview: Overview) {
  const t = words('overview')
  const { range, series, signIns, failures } = overview
  const count = { ok: signIns.toLocaleString(languageNow()), failed: failures.toLocaleString(languageNow()) }
  const bars = series.map(({ at, ...bar }) => ({ ...bar, label: timeOf(at, range) }))
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('signIns')}</h2>
        <span className="legend">
          <span>{t('succeeded')}</span>
          <span className="legend-failed">{t('failed')}</span>
        </span>
      </div>
      <div className="card-body">
        <BarChart bars={bars} every={every[range]} label={t('chart', { ...count, range: t(`last.${range}`) })} />
      </div>
      <details className="chart-table">
        <summary className="link">{t('asTable')}</summary>
        <div className="table-wrap mt-3">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('time')}</th>
                <th scope="col" className="num">
                  {t('succeeded')}
                </th>
                <th scope="col" className="num">
                  {t('failed')}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ label, ok, failed: not }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="num">{ok.toLocaleString(languageNow())}</td>
                  <td className="num">{not.toLocaleString(languageNow())}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <td className="num">
                  <a className="link" href={trailHref(overview, succeeded)}>
                    {count.ok}
                  </a>
                </td>
                <td className="num">
                  <a className="link" href={trailHref(overview, failed)}>
                    {count.failed}
                  </a>
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      </details>
    </section>
  )
}

/** When a bar begins, by the reader's clock: the hour of a day, the hour of a date, or the date. Each is another of the same range. */
function timeOf(at: Date, range: Overview['range']): string {
  const reader = readerNow()
  // A bar of a day is that day's, though clocks that changed meanwhile made it begin an hour off.
  if (range === '30d') return absoluteDay(new Date(at.getTime() + halfDayMs), reader)
  const [date, hour] = [absoluteDay(at, reader), absoluteClock(at, reader)]
  return range === '7d' || hour === '00:00' ? `${date} ${hour}` : `${hour}`
}
