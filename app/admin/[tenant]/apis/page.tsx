import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listApis } from '#lib/services/apis/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { inputOf, shape } from './shape.ts'
import { ApisTable } from './table.tsx'

export const generateMetadata = titled('apis')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function Apis({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/apis', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('api:read')) return <NotYours visit={visit} place={place} section="apis" />
  const t = words('apis')
  const list = await openList(shape(), place, search, { exports: place.may('api:read') })
  const page = await readPage(listApis, visit, inputOf(list.state), list.state)
  const create = place.may('api:write') ? `/admin/${tenant}/apis/new?environment=${place.current.slug}` : undefined
  return (
    <Frame visit={visit} place={place} section="apis" breadcrumb={[{ label: t('section') }, { label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={
          create === undefined ? undefined : (
            <ButtonLink variant="primary" href={create}>
              {t('create')}
            </ButtonLink>
          )
        }
      />
      <ApisTable
        list={list}
        page={page}
        createHref={create}
        now={visit.now}
        words={{
          title: t('title'),
          searchLabel: t('searchLabel'),
          searchPlaceholder: t('searchPlaceholder'),
          emptyTitle: t('emptyTitle'),
          emptyText: t('emptyText'),
          create: t('create'),
          open: t('open'),
          jwt: t('jwt'),
          opaque: t('opaque'),
        }}
      />
    </Frame>
  )
}
