import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ApiCall } from '../../api-call.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { NewApiForm } from './form.tsx'

export const generateMetadata = titled('newAPI')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function NewApi({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/apis/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('api:write')) return <NotYours visit={visit} place={place} section="apis" permission="api:write" />
  const t = words('apis')
  const { slug: environment } = place.current
  const list = `/admin/${tenant}/apis?environment=${environment}`
  return (
    <Frame
      visit={visit}
      place={place}
      section="apis"
      breadcrumb={[{ label: t('title'), href: list }, { label: t('new') }]}
    >
      <div className="main-reading">
        <PageHead title={t('new')} description={t('newText')} />
        <NewApiForm action={create.bind(null, { tenant, environment })} listHref={list} />
        <ApiCall operation="api.created" tenant={tenant} />
      </div>
    </Frame>
  )
}
