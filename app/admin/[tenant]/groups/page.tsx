import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listGroups } from '#lib/services/groups/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { whose } from '../whose.ts'
import { inputOf, shape } from './shape.ts'
import { GroupsTable } from './table.tsx'

export const generateMetadata = titled('groups')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function Groups({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/groups', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('group:read')) return <NotYours visit={visit} place={place} section="groups" />
  const t = words('groups')
  const { current } = place
  const list = await openList(shape(), place, search, { visit, exports: place.may('group:read') })
  const page = await readPage(listGroups, visit, inputOf({ environment: current.slug }, list.state), list.state)
  const create = place.may('group:write') ? `/admin/${tenant}/groups/new?environment=${current.slug}` : undefined
  return (
    <Frame visit={visit} place={place} section="groups" breadcrumb={[{ label: t('people') }, { label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('about', { directory: whose(place) })}
        actions={
          create === undefined ? null : (
            <ButtonLink variant="primary" href={create}>
              {t('create')}
            </ButtonLink>
          )
        }
      />
      <GroupsTable
        list={list}
        page={page}
        createHref={create}
        words={{
          title: t('title'),
          search: t('search'),
          placeholder: t('placeholder'),
          none: t('none'),
          noneText: t('noneText'),
          create: t('create'),
        }}
        now={visit.now}
      />
    </Frame>
  )
}
