import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { tailWords } from '#app/messages/trail-words.ts'
import { words } from '#app/messages/words.ts'
import { trailInput } from '#components/activity/trail-filters.ts'
import { TrailList } from '#components/activity/trail-list.tsx'
import { listParams } from '#components/data-table/list-at.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { kept } from '#lib/services/trail/kept.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { shape } from './shape.ts'
import { TrailTabs } from './tabs.tsx'

export const generateMetadata = titled('auditLog')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Who did what, when and whence. The address is the list's state. */
export default async function Trail({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/trail', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('trail:read')) return <NotYours visit={visit} place={place} section="trail" />
  const list = await openList(shape(), place, search, { visit, exports: true })
  const page = await readPage(listTrail, visit, trailInput(list.state, visit.now, readerNow().zone), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="trail" />
  const t = words('trail')
  return (
    <Frame visit={visit} place={place} section="trail" breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}>
      <PageHead title={t('title')} description={t('description', { days: kept.auditDays, zone: readerNow().zone })} />
      <TrailTabs tenant={tenant} environment={place.current.slug} current="events" />
      <TrailList
        label={t('title')}
        list={list}
        page={page}
        portal={`/admin/${tenant}`}
        now={visit.now}
        tail={{ src: `${list.home}/tail?${new URLSearchParams(listParams(list))}`, words: tailWords() }}
        empty={{ title: t('emptyTitle'), message: t('emptyMessage') }}
      />
    </Frame>
  )
}
