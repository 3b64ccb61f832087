import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enterPlatform } from '../../place.ts'
import { create } from '../actions.ts'
import { NewTenantForm } from './form.tsx'

export const metadata: Metadata = { title: 'New tenant' }

export default async function NewTenant() {
  const place = await enterPlatform('/tenants/new')
  if (place === undefined) return <NoRole />
  if (!place.may('platform:tenant:write'))
    return <NotYours place={place} section="tenants" permission="platform:tenant:write" />
  return (
    <Frame
      place={place}
      section="tenants"
      breadcrumb={[{ label: 'Tenants', href: '/platform/tenants' }, { label: 'New tenant' }]}
    >
      <div className="main-reading">
        <PageHead
          title="New tenant"
          description="It starts with two environments, production and staging, with keys of their own, and one owner."
        />
        <NewTenantForm action={create.bind(null, 'platform')} />
      </div>
    </Frame>
  )
}
