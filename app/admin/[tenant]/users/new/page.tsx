import { titled } from '#app/messages/titled.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { useKit } from '#kit'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { NewUserForm } from './form.tsx'

export const generateMetadata = titled('newUser')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function NewUser({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/users/new', search)
  const t = useKit()
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('user:write')) return <NotYours visit={visit} place={place} section="users" permission="user:write" />
  const { current } = place
  const list = `/admin/${tenant}/users`
  return (
    <Frame
      visit={visit}
      place={place}
      section="users"
      breadcrumb={[
        { label: t('newUser.users'), href: `${list}?environment=${current.slug}` },
        { label: t('newUser.title') },
      ]}
    >
      <div className="main-reading">
        <PageHead
          title={t('newUser.title')}
          description={t('newUser.about', { directory: current.directory.displayName })}
        />
        <NewUserForm
          action={create.bind(null, tenant)}
          directory={current.directory.slug}
          environment={current.slug}
          listHref={list}
        />
        <ApiCall operation="user.created" tenant={tenant} />
      </div>
    </Frame>
  )
}
