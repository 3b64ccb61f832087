import type { Metadata } from 'next'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listTrail } from '#lib/services/trail/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { Events } from './events.tsx'
import { inputOf, shape } from './shape.ts'

export const metadata: Metadata = { title: 'Audit log' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Who did what, when and whence. The address is the list's state. */
export default async function Trail({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/trail', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const t = words('trail')
  if (!place.may('trail:read')) return <NotYours visit={visit} place={place} section="trail" />
  const list = await openList(shape, place, search, { visit, exports: place.may('trail:read') })
  const page = await readPage(listTrail, visit, inputOf(list.state, visit.now), list.state)
  return (
    <Frame visit={visit} place={place} section="trail" breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}>
      <PageHead title={t('title')} description={t('description')} />
      {page === undefined ? (
        <Empty title={t('deniedTitle')}>{t('deniedMessage')}</Empty>
      ) : (
        <Events
          label={t('title')}
          list={list}
          page={page}
          tenant={tenant}
          now={visit.now}
          empty={{ title: t('emptyTitle'), message: t('emptyMessage') }}
        />
      )}
    </Frame>
  )
}
