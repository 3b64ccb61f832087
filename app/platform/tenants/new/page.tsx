import { titled } from '#app/messages/titled.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { useKit } from '#kit'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enterPlatform } from '../../place.ts'
import { create } from '../actions.ts'
import { NewTenantForm } from './form.tsx'

export const generateMetadata = titled('newTenant')

export default async function NewTenant() {
  const place = await enterPlatform('/tenants/new')
  const t = useKit()
  if (place === undefined) return <NoRole />
  if (!place.may('platform:tenant:write'))
    return <NotYours place={place} section="tenants" permission="platform:tenant:write" />
  return (
    <Frame
      place={place}
      section="tenants"
      breadcrumb={[{ label: t('tenant.list'), href: '/platform/tenants' }, { label: t('newTenant.title') }]}
    >
      <div className="main-reading">
        <PageHead title={t('newTenant.title')} description={t('newTenant.text')} />
        <NewTenantForm action={create.bind(null, 'platform')} />
      </div>
    </Frame>
  )
}
