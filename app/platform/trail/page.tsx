import type { Metadata } from 'next'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enterPlatform } from '../place.ts'
import { Events } from './events.tsx'
import { inputOf, shape } from './shape.ts'

export const metadata: Metadata = { title: 'Audit log' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What operators did and who signed in to the platform. The address is the list's state. */
export default async function Trail({ searchParams }: Props) {
  const search = await searchParams
  const place = await enterPlatform('/trail', search)
  if (place === undefined) return <NoRole />
  const { visit } = place
  const list = await openList(shape, visit, search, { exports: false })
  const page = await readPage(listTrail, visit, inputOf(list.state, visit.now), list.state)
  if (page === undefined) return <NotYours place={place} section="trail" />
  const t = words('trail')
  return (
    <Frame place={place} section="trail">
      <PageHead title={t('title')} description={words('platform')('trail.description')} />
      <Events
        label={t('title')}
        list={list}
        page={page}
        now={visit.now}
        empty={{ title: t('emptyTitle'), message: t('emptyMessage') }}
      />
    </Frame>
  )
}
