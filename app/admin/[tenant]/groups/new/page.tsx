import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { whose } from '../../whose.ts'
import { create } from '../actions.ts'
import { NewGroupForm } from './form.tsx'

export const generateMetadata = titled('newGroup')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function NewGroup({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/groups/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('group:write'))
    return <NotYours visit={visit} place={place} section="groups" permission="group:write" />
  const t = words('groups')
  const { current } = place
  const home = `/admin/${tenant}/groups?environment=${current.slug}`
  return (
    <Frame
      visit={visit}
      place={place}
      section="groups"
      breadcrumb={[{ label: t('title'), href: home }, { label: t('new') }]}
    >
      <div className="main-reading">
        <PageHead title={t('new')} description={t('newText', { directory: whose(place) })} />
        <NewGroupForm
          action={create.bind(null, { tenant, environment: current.slug })}
          directory={current.directory.slug}
          home={home}
          words={{
            name: t('name'),
            slug: t('slug'),
            slugHint: t('slugHint'),
            description: t('description'),
            create: t('create'),
            creating: t('creating'),
            cancel: t('cancel'),
          }}
        />
        <ApiCall operation="group.created" tenant={tenant} />
      </div>
    </Frame>
  )
}
