import { titled } from '#app/messages/titled.ts'
import { catalogue, words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listConsents } from '#lib/services/consents/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { scopeInput } from '../scope-filters.ts'
import { revokeMany } from './actions.ts'
import { shape } from './shape.ts'
import { ConsentsTable } from './table.tsx'

export const generateMetadata = titled('consents')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** What people allowed the apps of the page’s environment, or of any. */
export default async function Consents({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/consents', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const list = await openList(shape(), place, search, { visit, exports: place.may('user:export') })
  const { slug } = place.current
  const page = await readPage(listConsents, visit, scopeInput(slug, list.state), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="consents" />
  const t = words('consents')
  return (
    <Frame
      visit={visit}
      place={place}
      section="consents"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('description')} />
      <ConsentsTable
        list={list}
        page={page}
        revoke={place.may('user:write') ? revokeMany.bind(null, tenant, slug) : undefined}
        words={catalogue().consents}
        now={visit.now}
      />
    </Frame>
  )
}
