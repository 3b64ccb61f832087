import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { relativeTime } from '#components/ui/time-words.ts'
import { read } from '#lib/http/read.ts'
import { listDefaults } from '#lib/services/defaults/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enterPlatform } from '../place.ts'

export const generateMetadata = titled('defaults')

/** The topics of which every tenant inherits defaults: each has a page of its own. */
export default async function Defaults() {
  const place = await enterPlatform('/defaults')
  if (place === undefined) return <NoRole />
  const topics = await read(listDefaults, place.visit, {})
  if (topics === undefined) return <NotYours place={place} section="defaults" />
  const t = words('platform')
  return (
    <Frame place={place} section="defaults">
      <PageHead title={t('section.defaults')} description={t('defaults.description')} />
      <section className="card" aria-label={t('section.defaults')}>
        <ul className="items">
          {topics.map(({ topic, fields, set, changed }) => (
            <li key={topic} className="wrap">
              <div className="grow">
                <a className="link strong" href={`/platform/defaults/${topic}`}>
                  {t(`defaults.topic.${topic}.title`)}
                </a>
                <div className="sub">{t(`defaults.topic.${topic}.text`)}</div>
              </div>
              <span className="push muted small">
                {t('defaults.fields', { set, fields })}
                {changed === null
                  ? ''
                  : ` · ${t('defaults.changed', { at: relativeTime(changed, place.visit.now, readerNow()) })}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  )
}
