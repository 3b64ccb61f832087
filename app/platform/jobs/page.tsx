import { languageNow } from '#app/messages/language-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { overviewJobs } from '#lib/services/health/jobs.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enterPlatform } from '../place.ts'
import { jobWords } from './job-words.ts'

export const generateMetadata = titled('jobs')

const counts = ['waiting', 'running', 'failing', 'givenUp'] as const

/** The queue by kind of job: what waits, runs and fails. Nothing is done here. */
export default async function Jobs() {
  const place = await enterPlatform('/jobs')
  if (place === undefined) return <NoRole />
  const kinds = await read(overviewJobs, place.visit, {})
  if (kinds === undefined) return <NotYours place={place} section="jobs" />
  const t = words('platform')
  return (
    <Frame place={place} section="jobs">
      <PageHead title={t('section.jobs')} description={t('jobs.description')} />
      <div className="table-wrap">
        <div className="table-scroll">
          <table className="table table-roomy" aria-label={t('section.jobs')}>
            <thead>
              <tr>
                <th scope="col">{t('jobs.kind')}</th>
                <th scope="col" className="p3">
                  {t('jobs.lastRun')}
                </th>
                {counts.map((count) => (
                  <th key={count} scope="col" className={count === 'running' ? 'num p2' : 'num'}>
                    {t(`jobs.${count}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {kinds.map((row) => (
                <tr key={row.kind}>
                  <td className="key">
                    <span className="mono">{row.kind}</span>
                    <div className="muted small whitespace-normal">{jobWords(row.kind)}</div>
                    {row.lastError === null ? null : (
                      <p className="error-text whitespace-normal">
                        {t('jobs.error')}: <span className="mono">{row.lastError}</span>
                      </p>
                    )}
                  </td>
                  <td className="p3">
                    <Time at={row.lastRun} now={place.visit.now} />
                  </td>
                  {counts.map((count) => (
                    <td key={count} className={count === 'running' ? 'num p2' : 'num'}>
                      {row[count].toLocaleString(languageNow())}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Frame>
  )
}
