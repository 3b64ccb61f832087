import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { relativeTime } from '#components/ui/time-words.ts'
import { read } from '#lib/http/read.ts'
import { listPolicies } from '#lib/services/policies/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, type Search } from '../place.ts'

export const generateMetadata = titled('policies')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** The topics of which the tenant has policies: each has a page of its own. */
export default async function Policies({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/policies', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const topics = await read(listPolicies, visit, {})
  if (topics === undefined) return <NotYours visit={visit} place={place} section="policies" />
  const t = words('policies')
  return (
    <Frame
      visit={visit}
      place={place}
      section="policies"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('description')} />
      <section className="card" aria-label={t('title')}>
        <ul className="items">
          {topics.map(({ topic, places, changed }) => (
            <li key={topic} className="wrap">
              <div className="grow">
                <a
                  className="link strong"
                  href={`/admin/${tenant}/policies/${topic}?environment=${place.current.slug}`}
                >
                  {t(`topic.${topic}.title`)}
                </a>
                <div className="sub">{t(`topic.${topic}.text`)}</div>
              </div>
              <span className="push muted small">
                {t('places', { count: places })}
                {changed === null ? '' : ` · ${t('changed', { at: relativeTime(changed, visit.now, readerNow()) })}`}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  )
}
