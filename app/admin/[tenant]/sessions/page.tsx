import { titled } from '#app/messages/titled.ts'
import { catalogue, words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listSessions } from '#lib/services/sessions/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { scopeInput } from '../scope-filters.ts'
import { endMany } from './actions.ts'
import { shape } from './shape.ts'
import { SessionsTable } from './table.tsx'

export const generateMetadata = titled('sessions')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Who is signed in to the page's environment, or to any. */
export default async function Sessions({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/sessions', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const list = await openList(shape(), place, search, { visit, exports: place.may('user:export') })
  const { slug } = place.current
  const page = await readPage(listSessions, visit, scopeInput(slug, list.state), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="sessions" />
  const t = words('sessions')
  return (
    <Frame
      visit={visit}
      place={place}
      section="sessions"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('description')} />
      <SessionsTable
        list={list}
        page={page}
        end={place.may('user:write') ? endMany.bind(null, tenant, slug) : undefined}
        words={catalogue().sessions}
        now={visit.now}
      />
    </Frame>
  )
}
