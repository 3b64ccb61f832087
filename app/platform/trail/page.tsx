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
import { enterPlatform } from '../place.ts'
import { shape } from './shape.ts'

export const generateMetadata = titled('auditLog')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What operators did and who signed in to the platform. The address is the list's state. */
export default async function Trail({ searchParams }: Props) {
  const search = await searchParams
  const place = await enterPlatform('/trail', search)
  if (place === undefined) return <NoRole />
  const { visit } = place
  const list = await openList(shape(), visit, search)
  const page = await readPage(listTrail, visit, trailInput(list.state, visit.now, readerNow().zone), list.state)
  if (page === undefined) return <NotYours place={place} section="trail" />
  const t = words('trail')
  return (
    <Frame place={place} section="trail">
      <PageHead title={t('title')} description={words('platform')('trail.description', { days: kept.auditDays })} />
      <TrailList
        label={t('title')}
        list={list}
        page={page}
        now={visit.now}
        tail={{ src: `${list.home}/tail?${new URLSearchParams(listParams(list))}`, words: tailWords() }}
        empty={{ title: t('emptyTitle'), message: t('emptyMessage') }}
      />
    </Frame>
  )
}
